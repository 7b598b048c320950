package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.source.FicheFile;
import fr.lanterne.knowledge.source.FicheFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fiches of several locations, one for each identifier: that of the first audience. */
final class FicheSet {

    private final Map<FicheId, Fiche> fiches = new LinkedHashMap<>();

    private FicheSet() {}

    static Collection<Fiche> read(List<Path> locations, Importer.Progress progress) throws IOException {
        FicheSet set = new FicheSet();
        for (Path location : locations) {
            set.add(location, progress);
        }
        if (set.fiches.isEmpty()) {
            throw new IOException("no fiche was found in " + locations);
        }
        return set.fiches.values();
    }

    private void add(Path location, Importer.Progress progress) throws IOException {
        try (FicheFiles files = FicheFiles.open(location); Stream<FicheFile> stream = files.stream()) {
            long[] done = {0};
            stream.forEach(file -> {
                progress.at("reading " + location.getFileName(), ++done[0], files.size());
                if (file instanceof FicheFile.Taken taken) {
                    add(taken.fiche());
                }
            });
        } catch (IOException e) {
            throw new IOException(location + " " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new IOException(location + " " + e.getMessage(), e);
        }
    }

    private void add(Fiche fiche) {
        fiches.merge(fiche.id(), fiche,
                (one, other) -> other.audience().compareTo(one.audience()) < 0 ? other : one);
    }
}
