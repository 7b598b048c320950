package fr.lanterne.channels.web;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the web channel shows to whom.
 *
 * @param publicUrl the address under which people reach this service; empty for {@code http://localhost:PORT}
 * @param allowedOrigins the sites that may embed the widget, each as {@code https://host}
 */
@ConfigurationProperties("lanterne")
record WebProperties(@DefaultValue("") String publicUrl, @DefaultValue List<String> allowedOrigins) {}
