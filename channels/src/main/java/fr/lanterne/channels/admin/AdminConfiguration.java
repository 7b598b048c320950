package fr.lanterne.channels.admin;

import fr.lanterne.channels.security.StaffLink;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The administrators' pages in the bar. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AdminConfiguration {

    @Bean
    StaffLink accountsLink() {
        return new StaffLink("/admin/accounts", "staff.accounts", 80);
    }

    @Bean
    StaffLink auditLink() {
        return new StaffLink("/admin/audit", "staff.audit", 90);
    }
}
