package tern.wallet.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Hash32;

/// Raw runtime metadata on disk, one file for each genesis and version: `TERNMETA`, format number, CRC-32C of the
/// rest, the metadata.
///
/// A cache only: a file that is missing, unreadable or damaged counts as absent and is written again, and a folder
/// that cannot be written costs time, not function. The check value finds damage, not malice: whoever can write here
/// can write anywhere in the user's home, and a strong hash would cost a third of a cold start. What is loaded is still
/// held against the node's version ([RuntimeLoader]), and the metadata digest covers it in what is signed.
final class MetadataCache {

    private static final byte[] MAGIC = "TERNMETA\1".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK = 4;

    private final Path folder;

    MetadataCache(Path folder) {
        this.folder = folder;
    }

    Optional<byte[]> load(Hash32 genesis, RuntimeVersion version) {
        Path file = file(genesis, version);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            Log.log().warn("cached metadata {} cannot be read", file.getFileName(), e);
            return Optional.empty();
        }
        int start = MAGIC.length + CHECK;
        if (bytes.length <= start || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            Log.log().warn("cached metadata {} is damaged: fetching it again", file.getFileName());
            return Optional.empty();
        }
        byte[] metadata = Arrays.copyOfRange(bytes, start, bytes.length);
        if (!Arrays.equals(bytes, MAGIC.length, start, check(metadata), 0, CHECK)) {
            Log.log().warn("cached metadata {} is damaged: fetching it again", file.getFileName());
            return Optional.empty();
        }
        return Optional.of(metadata);
    }

    /// Written to another name, synced and moved into place: other processes see the old file or the new one.
    void store(Hash32 genesis, RuntimeVersion version, byte[] metadata) {
        Path file = file(genesis, version);
        Path temporary = null;
        try {
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, "metadata-", ".tmp");
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                write(channel, MAGIC);
                write(channel, check(metadata));
                write(channel, metadata);
                channel.force(true);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | UncheckedIOException e) {
            Log.log().warn("metadata cannot be cached in {}", folder, e);
            discard(temporary);
        }
    }

    /// After a file turned out not to fit its version, or not to be what the chain's own digest was made of.
    void remove(Hash32 genesis, RuntimeVersion version) {
        discard(file(genesis, version));
    }

    private static void discard(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Log.log().warn("{} cannot be deleted", file, e);
        }
    }

    private static byte[] check(byte[] metadata) {
        CRC32C check = new CRC32C();
        check.update(metadata);
        return ByteBuffer.allocate(CHECK).putInt((int) check.getValue()).array();
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    Path file(Hash32 genesis, RuntimeVersion version) {
        // names come from the node: only a number made of them reaches the file name
        CRC32C names = new CRC32C();
        names.update((version.specName() + '\n' + version.implName()).getBytes(StandardCharsets.UTF_8));
        return folder.resolve(genesis.toString().substring(2, 34) + '-' + Long.toHexString(names.getValue()) + '-'
                + version.specVersion() + '-'
                + version.transactionVersion() + '-' + version.implVersion() + ".metadata");
    }
}
