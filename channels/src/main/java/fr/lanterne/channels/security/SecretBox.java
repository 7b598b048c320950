package fr.lanterne.channels.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what must be read again, unlike a password: who reads the database alone learns nothing. AES-256 in GCM. */
final class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String FILE = "staff.key";

    private final SecretKeySpec key;
    private final Secrets secrets;

    private SecretBox(byte[] key, Secrets secrets) {
        this.key = new SecretKeySpec(key, "AES");
        this.secrets = secrets;
    }

    /** With the key that is set, or else with the one of the data folder, which is made at the first start. */
    static SecretBox open(String setting, Path dataDir, Secrets secrets) {
        return new SecretBox(setting.isBlank() ? ofFolder(dataDir, secrets) : read(setting), secrets);
    }

    /** Encrypts a text for one owner: in another's place it cannot be opened. */
    String close(String text, String owner) {
        byte[] nonce = secrets.bytes(NONCE_BYTES);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, owner, text.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + closed.length);
        System.arraycopy(closed, 0, both, nonce.length, closed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /** The text again; empty when it was closed with another key, for somebody else, or nowhere. */
    Optional<String> open(String closed, String owner) {
        try {
            byte[] both = Base64.getDecoder().decode(closed);
            if (both.length < NONCE_BYTES) {
                return Optional.empty();
            }
            return Optional.of(new String(run(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES), owner,
                    Arrays.copyOfRange(both, NONCE_BYTES, both.length)), StandardCharsets.UTF_8));
        } catch (IllegalStateException | IllegalArgumentException neverClosedHere) {
            return Optional.empty();
        }
    }

    private byte[] run(int mode, byte[] nonce, String owner, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("cannot encrypt or decrypt", refused);
        }
    }

    private static byte[] read(String setting) {
        try {
            byte[] key = Base64.getDecoder().decode(setting.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below, without the key.
        }
        throw new IllegalStateException("lanterne.staff.key (LANTERNE_STAFF_KEY) must be " + KEY_BYTES
                + " random bytes in Base64, as `openssl rand -base64 32` makes them");
    }

    private static byte[] ofFolder(Path dataDir, Secrets secrets) {
        Path file = dataDir.resolve(FILE);
        try {
            Files.createDirectories(dataDir);
            try {
                Files.createFile(file, onlyOwners(dataDir));
                Files.writeString(file, Base64.getEncoder().encodeToString(secrets.bytes(KEY_BYTES)),
                        StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException fromAnEarlierStart) {
                // It is read like a new one.
            }
            return read(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read or write " + file, failure);
        }
    }

    private static FileAttribute<?>[] onlyOwners(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
