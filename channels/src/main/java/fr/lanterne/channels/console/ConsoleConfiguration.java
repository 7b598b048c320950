package fr.lanterne.channels.console;

import fr.lanterne.channels.security.StaffLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The console's places in the bar of the staff's pages. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    StaffLink queueLink() {
        return new StaffLink("/console", "staff.queue", 10);
    }

    @Bean
    StaffLink checksLink() {
        return new StaffLink("/console/checks", "staff.checks", 12);
    }

    @Bean
    StaffLink callBacksLink() {
        return new StaffLink("/console/call-backs", "staff.call-backs", 14);
    }

    @Bean
    StaffLink reportsLink() {
        return new StaffLink("/console/reports", "staff.reports", 16);
    }

    @Bean
    StaffLink supervisionLink() {
        return new StaffLink("/console/supervision", "staff.supervision", 20);
    }

    @Bean
    StaffLink settingsLink() {
        return new StaffLink("/console/supervision/settings", "staff.settings", 22);
    }
}
