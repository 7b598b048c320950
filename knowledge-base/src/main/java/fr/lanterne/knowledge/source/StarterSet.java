package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.catalog.Catalog;
import fr.lanterne.knowledge.catalog.ImportRecord;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The fiches that come with Lanterne ({@code fiches/*.md} on the class path), published when it starts. Once a set is
 * published it is not published again before it changes: what editors made of its fiches stays.
 */
final class StarterSet {

    static final String ADDRESS = "classpath:fiches";

    /** What editors made of the fiches must survive an upgrade: only another content is published again. */
    private static final int READER = 1;

    private static final Logger LOG = LoggerFactory.getLogger(StarterSet.class);

    private final Catalog catalog;
    private final ResourcePatternResolver resources;
    private final Clock clock;

    /**
     * The set as it was read.
     *
     * @param fingerprint another one for another content
     */
    record Content(List<Fiche> fiches, String fingerprint) {
        Content {
            fiches = List.copyOf(fiches);
        }
    }

    StarterSet(Catalog catalog, ResourcePatternResolver resources, Clock clock) {
        this.catalog = catalog;
        this.resources = resources;
        this.clock = clock;
    }

    Mono<Void> publish() {
        return Mono.fromCallable(this::read).subscribeOn(Schedulers.boundedElastic()).flatMap(this::publishUnlessKnown);
    }

    private Mono<Void> publishUnlessKnown(Content content) {
        if (content.fiches().isEmpty()) {
            return Mono.empty();
        }
        return catalog.lastImport(ADDRESS).filter(last -> content.fingerprint().equals(last.etag())).hasElement()
                .flatMap(known -> known ? Mono.empty() : publish(content));
    }

    private Mono<Void> publish(Content content) {
        Instant now = clock.instant();
        Credit credit = new Credit("Lanterne", "", ADDRESS, "fiches", now, now);
        return catalog.publish(content.fiches())
                .doOnNext(saved -> LOG.info("Starter set: {} fiches added, {} changed", saved.added(), saved.changed()))
                .then(catalog.remember(new ImportRecord(credit, content.fingerprint(), null, READER)));
    }

    Content read() throws IOException {
        List<Fiche> fiches = new ArrayList<>();
        MessageDigest fingerprint = sha256();
        for (Resource resource : files()) {
            byte[] bytes = content(resource);
            fingerprint.update(bytes);
            switch (FicheFileReader.markdown(String.valueOf(resource.getFilename()), bytes)) {
                case FicheFile.Taken taken -> fiches.add(taken.fiche());
                case FicheFile.Refused(String name, var kind, String reason) ->
                    LOG.warn("The starter set's {} is left out: {}", name, reason);
                case FicheFile.NotAFiche other -> LOG.warn("The starter set's {} is no fiche", other.name());
            }
        }
        return new Content(fiches, HexFormat.of().formatHex(fingerprint.digest()));
    }

    private List<Resource> files() throws IOException {
        return Arrays.stream(resources.getResources("classpath*:fiches/*.md"))
                .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename()))).toList();
    }

    private static byte[] content(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
