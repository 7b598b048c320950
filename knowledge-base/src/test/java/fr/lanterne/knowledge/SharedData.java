package fr.lanterne.knowledge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Real data that is not part of the project: a folder {@code shared/data} beside it or above. */
public final class SharedData {

    private SharedData() {}

    /** The file of that name below the shared data; the test is skipped when the data is not there. */
    public static Path file(String name) {
        Path here = Path.of("").toAbsolutePath();
        Path file = Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data").resolve(name)).filter(Files::exists).findFirst()
                .orElse(null);
        assumeTrue(file != null, "needs shared/data/" + name + " above " + here + ", which is not part of the project");
        return file;
    }
}
