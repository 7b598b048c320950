package fr.lanterne.channels.web;

import fr.lanterne.bot.Deliveries;
import fr.lanterne.knowledge.KnowledgeOpening;
import fr.lanterne.knowledge.KnowledgeStatus;
import fr.lanterne.knowledge.VectorStatus;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/** Who may call the API from which site. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration {

    @Bean
    CorsWebFilter embedding(WebProperties properties) {
        CorsConfiguration listed = new CorsConfiguration();
        listed.setAllowedOrigins(properties.allowedOrigins());
        listed.setAllowedMethods(List.of(HttpMethod.GET.name(), HttpMethod.POST.name(), HttpMethod.DELETE.name()));
        listed.setAllowedHeaders(
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key", "Last-Event-ID"));
        listed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        listed.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/api/**", listed);
        return new CorsWebFilter(paths);
    }

    @Bean
    ServiceOpening serviceOpening(KnowledgeOpening opening, KnowledgeStatus knowledge, WebProperties properties,
            ApplicationEventPublisher events) {
        return new ServiceOpening(opening, knowledge, properties, events);
    }

    @Bean
    DeliveryHealth deliveryHealth(Deliveries deliveries) {
        return new DeliveryHealth(deliveries);
    }

    @Bean
    VectorInfo vectorInfo(ObjectProvider<VectorStatus> vectors) {
        return new VectorInfo(vectors);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().info(new Info().title("Lanterne").version("1")
                .description("The public HTTP API of Lanterne: a citizen asks, Lanterne answers from a fiche.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }
}
