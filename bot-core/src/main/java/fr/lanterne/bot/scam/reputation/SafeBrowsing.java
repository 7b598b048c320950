package fr.lanterne.bot.scam.reputation;

import fr.lanterne.bot.model.JsonEndpoint;
import fr.lanterne.bot.model.ModelBreaker;
import fr.lanterne.knowledge.ModelAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Google Safe Browsing, Lookup API of version 4 ({@code threatMatches:find}), which addresses it warns of. */
public final class SafeBrowsing {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/v4/threatMatches:find?key=";
    private static final Map<String, String> CLIENT = Map.of("clientId", "lanterne", "clientVersion", "1");
    private static final List<String> THREATS = List.of("SOCIAL_ENGINEERING", "MALWARE", "UNWANTED_SOFTWARE",
            "POTENTIALLY_HARMFUL_APPLICATION");

    private final SafeBrowsingProperties properties;
    private final JsonEndpoint endpoint;
    private final ModelBreaker breaker;

    public SafeBrowsing(SafeBrowsingProperties properties, Clock clock) {
        this.properties = properties;
        this.endpoint = new JsonEndpoint(URI.create(properties.baseUrl().replaceAll("/+$", "") + PATH
                + URLEncoder.encode(properties.apiKey(), StandardCharsets.UTF_8)), Optional.empty());
        this.breaker = ModelBreaker.of("safe-browsing", properties.pause(), clock);
    }

    private record Entry(String url) {}

    private record Threats(List<String> threatTypes, List<String> platformTypes, List<String> threatEntryTypes,
            List<Entry> threatEntries) {}

    private record Request(Map<String, String> client, Threats threatInfo) {}

    /** Those of the addresses that it warns of, as they went out. Never fails. */
    public CompletableFuture<ModelAnswer<Set<String>>> dangerous(Set<String> urls) {
        Request request = new Request(CLIENT, new Threats(THREATS, List.of("ANY_PLATFORM"), List.of("URL"),
                urls.stream().map(Entry::new).toList()));
        return breaker.around(() -> endpoint.post(request, properties.timeout(), body -> warned(body, urls)));
    }

    /** No match is an empty object. What was not asked about is no answer. */
    private static Set<String> warned(byte[] body, Set<String> asked) {
        JsonNode answer = JSON.readTree(body);
        if (!answer.isObject() || !(answer.path("matches").isArray() || answer.path("matches").isMissingNode())) {
            throw new IllegalArgumentException("it is no list of matches");
        }
        return answer.path("matches").valueStream().map(match -> match.path("threat").path("url").asString(""))
                .filter(asked::contains).collect(Collectors.toUnmodifiableSet());
    }
}
