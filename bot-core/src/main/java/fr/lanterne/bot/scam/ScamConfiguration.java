package fr.lanterne.bot.scam;

import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.ScamEvaluation;
import fr.lanterne.knowledge.FichePassages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Received messages are checked with the registry that comes along and the list of public bodies that is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ScamProperties.class, PictureProperties.class})
class ScamConfiguration {

    @Bean
    ScamCheck scamCheck(ScamProperties properties) {
        return ScamChecks.with(
                OfficialDomains.read(properties.officialDomains(), properties.officialDomainsTimeout()));
    }

    @Bean
    ScamSkill scamSkill(ScamCheck check, FichePassages fiches) {
        return new ScamSkill(check, new Guides(fiches), new ScamTexts());
    }

    @Bean
    PictureReading pictureReading(PictureProperties properties) {
        return new ReceivedPictures(properties, new ScamTexts());
    }

    @Bean
    ScamEvaluation scamEvaluation(ScamCheck check, JsonMapper json) {
        return new LabelledEvaluation(check, json);
    }
}
