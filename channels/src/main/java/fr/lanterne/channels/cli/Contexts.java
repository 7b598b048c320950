package fr.lanterne.channels.cli;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application for a command. */
record Contexts(Class<?> application) {

    /** The whole service. */
    void serve(List<String> settings) {
        ModestHeap.ask();
        new SpringApplicationBuilder(application).run(settings.toArray(String[]::new));
    }

    /** Only what the command asks for: no server, and each part starts when it is used first. */
    ConfigurableApplicationContext open() {
        List<String> settings = new ArrayList<>(
                List.of("--lanterne.serve=false", "--spring.main.lazy-initialization=true",
                        "--spring.main.log-startup-info=false", "--logging.level.root=warn"));
        return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
    }
}
