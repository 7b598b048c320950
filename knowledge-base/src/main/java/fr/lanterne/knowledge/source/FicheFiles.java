package fr.lanterne.knowledge.source;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of a location that may hold fiches: a service-public.fr archive (zip), one of its documents (XML), one
 * Markdown fiche, or a folder of any of these. Usable without a database; blocks while it reads. Not for use by several
 * threads at once; closed after use.
 */
public final class FicheFiles implements Closeable {

    /** The most files that are read from one location. */
    static final int MAX_FILES = 20_000;

    /** The most that one archive may unpack to, in bytes. */
    static final long MAX_UNPACKED = 1L << 30;

    private static final int MAX_FOLDERS_DEEP = 20;

    private final FicheFileReader reader = new FicheFileReader();
    private final List<ZipFile> archives = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private long unpacked;

    private record Found(String path, FicheFileReader.Content content) {}

    private FicheFiles() {}

    /**
     * Opens a location and lists its files; none is read yet.
     *
     * @throws IOException if the location is not there, is not a whole archive or exceeds the limits; the message is one
     *     sentence about the location, "it"
     */
    public static FicheFiles open(Path location) throws IOException {
        FicheFiles files = new FicheFiles();
        try {
            files.find(location);
            return files;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** How many files there are to read. */
    public int size() {
        return found.size();
    }

    /**
     * Reads file by file, as the stream is consumed. What is wrong with one file is said of that file; a fault of the
     * location itself is an {@link UncheckedIOException}.
     */
    public Stream<FicheFile> stream() {
        return found.stream().map(file -> reader.read(file.path(), file.content()));
    }

    @Override
    public void close() throws IOException {
        for (ZipFile archive : archives) {
            archive.close();
        }
    }

    private void find(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            try (Stream<Path> below = Files.walk(location, MAX_FOLDERS_DEEP)) {
                for (Path file : below.filter(path -> mayHoldFiches(location, path)).sorted().toList()) {
                    findIn(file);
                }
            } catch (UncheckedIOException e) {
                throw new IOException("it cannot be listed: " + e.getMessage(), e);
            }
        } else if (Files.isRegularFile(location)) {
            findIn(location);
        } else {
            throw new IOException("it is neither a file nor a folder");
        }
    }

    private static boolean mayHoldFiches(Path folder, Path file) {
        String name = file.getFileName().toString();
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return Files.isRegularFile(file) && (FicheFileReader.isMarkdown(name) || FicheFileReader.isXml(name)
                || name.toLowerCase(Locale.ROOT).endsWith(".zip"));
    }

    private void findIn(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (FicheFileReader.isMarkdown(name) || FicheFileReader.isXml(name)) {
            add(new Found(name, () -> Files.newInputStream(file)));
        } else {
            findInArchive(file);
        }
    }

    private void findInArchive(Path file) throws IOException {
        ZipFile archive = openArchive(file);
        archives.add(archive);
        if (archive.size() > MAX_FILES) {
            throw new IOException("it holds more than " + MAX_FILES + " files");
        }
        for (ZipEntry entry : archive.stream().filter(entry -> !entry.isDirectory()).toList()) {
            add(new Found(entry.getName(), () -> new Counted(archive.getInputStream(entry))));
        }
    }

    private static ZipFile openArchive(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new IOException(startsLikePage(file)
                    ? "it is a web page or another text, not a zip archive"
                    : "it is not a whole zip archive (" + e.getMessage() + ")", e);
        }
    }

    private static boolean startsLikePage(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(64), StandardCharsets.ISO_8859_1).strip().startsWith("<");
        }
    }

    private void add(Found file) throws IOException {
        if (found.size() >= MAX_FILES) {
            throw new IOException("it holds more than " + MAX_FILES + " files");
        }
        found.add(file);
    }

    /** Counts what comes out of an archive, whatever its own list claims. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int octets) {
            unpacked += octets;
            if (unpacked > MAX_UNPACKED) {
                throw new UncheckedIOException(
                        new IOException("it unpacks to more than " + (MAX_UNPACKED >> 20) + " MB"));
            }
        }
    }
}
