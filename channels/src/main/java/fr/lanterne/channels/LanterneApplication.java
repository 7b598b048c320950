package fr.lanterne.channels;

import fr.lanterne.channels.cli.CommandLineInterface;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application: the service and its commands in one jar. */
@SpringBootApplication(scanBasePackages = "fr.lanterne")
public class LanterneApplication {

    /** Runs a command; {@code serve} without one. */
    public static void main(String[] arguments) {
        CommandLineInterface.run(LanterneApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
