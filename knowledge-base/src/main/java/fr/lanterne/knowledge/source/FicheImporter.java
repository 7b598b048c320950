package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.ImportResult;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.catalog.Catalog;
import fr.lanterne.knowledge.catalog.ImportRecord;
import fr.lanterne.knowledge.catalog.Saved;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Brings the fiches of a location into the catalog, a batch a transaction: an import that is interrupted keeps what it
 * wrote, and its repetition goes on from there.
 */
final class FicheImporter implements Importer {

    static final int BATCH = 200;

    private static final int LONGEST_VALIDATOR = 300;
    private static final int LONGEST_DATE = 100;

    private final Catalog catalog;
    private final ArchiveDownload download;
    private final URI official;
    private final Path dataDir;
    private final Clock clock;

    /** Where a file comes from, as it is remembered and credited. */
    private record Origin(String location, String address, String fileName, Instant fileDate, @Nullable String etag,
            @Nullable String lastModified) {}

    FicheImporter(Catalog catalog, SourceProperties properties, Path dataDir, Clock clock) {
        this.catalog = catalog;
        this.download = new ArchiveDownload(properties);
        this.official = properties.url();
        this.dataDir = dataDir;
        this.clock = clock;
    }

    @Override
    public Mono<ImportResult> importOfficial(Progress progress) {
        return importFrom(official.toString(), progress);
    }

    @Override
    public Mono<ImportResult> importFrom(String location, Progress progress) {
        try {
            return location.startsWith("http://") || location.startsWith("https://")
                    ? fromAddress(location, URI.create(location), progress)
                    : fromFile(location, Path.of(location), progress);
        } catch (InvalidPathException e) {
            return Mono.just(new ImportResult.Rejected(location, "it is not the name of a file or folder"));
        } catch (IllegalArgumentException e) {
            return Mono.just(new ImportResult.Rejected(location, "it is not a web address"));
        }
    }

    private Mono<ImportResult> fromFile(String location, Path file, Progress progress) {
        return blocking(() -> made(file))
                .flatMap(date -> {
                    String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
                    return read(file, new Origin(location, name, name, date, null, null), progress);
                });
    }

    /** When the publisher made a file: the newest entry of an archive tells it better than the copy on this disk. */
    private Instant made(Path file) throws IOException {
        if (!Files.exists(file)) {
            return clock.instant();
        }
        if (file.toString().endsWith(".zip")) {
            try (ZipFile archive = new ZipFile(file.toFile())) {
                Optional<Instant> newest = archive.stream().map(ZipEntry::getLastModifiedTime).filter(Objects::nonNull)
                        .map(FileTime::toInstant).max(Comparator.naturalOrder());
                if (newest.isPresent()) {
                    return newest.get();
                }
            } catch (ZipException notAnArchive) {
                // Reading it tells why; its date does not matter then.
            }
        }
        return Files.getLastModifiedTime(file).toInstant();
    }

    private Mono<ImportResult> fromAddress(String location, URI address, Progress progress) {
        Mono<Optional<ImportRecord>> last = catalog.lastImport(location)
                .filter(known -> known.reader() == ServicePublicReader.VERSION).singleOptional();
        return last.flatMap(known -> Mono.usingWhen(temporaryFile(address),
                file -> download.fetch(address, known, file, progress)
                        .flatMap(outcome -> downloaded(location, file, outcome, progress)),
                this::delete));
    }

    private Mono<ImportResult> downloaded(String location, Path file, ArchiveDownload.Outcome outcome,
            Progress progress) {
        return switch (outcome) {
            case ArchiveDownload.Outcome.Unchanged() -> Mono.just(new ImportResult.NotModified(location));
            case ArchiveDownload.Outcome.Failed(String reason) ->
                Mono.just(new ImportResult.Rejected(location, reason));
            case ArchiveDownload.Outcome.Downloaded(var etag, var lastModified, var date) ->
                read(file, new Origin(location, location, file.getFileName().toString(), date.orElse(clock.instant()),
                        shortEnough(etag, LONGEST_VALIDATOR), shortEnough(lastModified, LONGEST_DATE)), progress);
        };
    }

    /** A validator that is too long to be remembered is no validator: the next import reads the file again. */
    private static @Nullable String shortEnough(@Nullable String header, int longest) {
        return header == null || header.length() > longest ? null : header;
    }

    /** Reads on a thread that may block; the batches ask for what they need, so that the file is never ahead of them. */
    private Mono<ImportResult> read(Path file, Origin origin, Progress progress) {
        ImportTally tally = new ImportTally();
        return Flux.using(() -> FicheFiles.open(file), files -> files(files, tally, progress), FicheImporter::close)
                .subscribeOn(Schedulers.boundedElastic())
                .buffer(BATCH).concatMap(catalog::publish, 1).reduce(Saved::plus).singleOptional()
                .flatMap(saved -> finished(origin, tally, saved))
                .onErrorResume(IOException.class, e -> Mono.just(rejected(origin, e)))
                .onErrorResume(UncheckedIOException.class, e -> Mono.just(rejected(origin, e.getCause())));
    }

    private static Flux<Fiche> files(FicheFiles files, ImportTally tally,
            Progress progress) {
        long[] done = {0};
        return Flux.fromStream(files::stream)
                .doOnNext(file -> progress.at("read", ++done[0], files.size()))
                .flatMapIterable(file -> tally.count(file).stream().toList(), 1);
    }

    private Mono<ImportResult> finished(Origin origin, ImportTally tally, Optional<Saved> saved) {
        if (tally.first().isEmpty()) {
            return Mono.just(new ImportResult.Rejected(origin.location(), tally.whyNoFiche()));
        }
        var source = tally.first().get().mainSource();
        Credit credit = new Credit(source.publisher(), source.licence(), origin.address(), origin.fileName(),
                origin.fileDate(), clock.instant());
        return catalog.remember(new ImportRecord(credit, origin.etag(), origin.lastModified(),
                ServicePublicReader.VERSION))
                .then(saved.map(Mono::just).orElseGet(
                        () -> catalog.revision().map(revision -> new Saved(0, 0, 0, 0, revision))))
                .map(total -> tally.result(origin.location(), credit, total));
    }

    private static ImportResult rejected(Origin origin, @Nullable IOException failure) {
        String message = failure instanceof AccessDeniedException
                ? "it may not be read"
                : failure == null || failure.getMessage() == null ? "it cannot be read" : failure.getMessage();
        return new ImportResult.Rejected(origin.location(), message);
    }

    private static void close(FicheFiles files) {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mono<Path> temporaryFile(URI address) {
        return blocking(() -> {
            String path = address.getPath() == null ? "" : address.getPath();
            String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
            Files.createDirectories(dataDir);
            return Files.createTempDirectory(dataDir, "import-")
                    .resolve(name.matches("[A-Za-z0-9].{0,99}") ? name : "download");
        });
    }

    private Mono<Void> delete(Path temporary) {
        return blocking(() -> FileSystemUtils.deleteRecursively(temporary.getParent())).then();
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
