package tern.wallet.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes that must not leak: a seed, a private key, a password, recovery words.
///
/// They live outside the Java heap, in memory that is kept out of the swap file and of core dumps where the operating
/// system allows it ([#memoryIsLocked()]), and are overwritten with zeros on [#close()]. Heap arrays are no place for
/// them: a garbage collector copies arrays around and leaves the copies. So bytes come onto the heap only inside one
/// call ([#withBytes]) and are zeroed when it ends.
///
/// Thread-safe. After `close()` every method but `length`, `close` and `toString` throws [IllegalStateException], and
/// so does every access through a segment obtained before. `close()` may come from any thread: a reader in another
/// thread then either got all bytes or gets the exception, never a half-wiped secret. A secret that is forgotten is
/// wiped when the garbage collector finds it; that is a safety net, not a way to use it.
///
/// Never equal to another secret ([#contentEquals] compares), never serialisable, and its text shows only the length.
public final class Secret implements AutoCloseable {

    private final int length;
    private final Memory memory;
    private final Cleaner.Cleanable safetyNet;

    private Secret(int length) {
        this.length = length;
        this.memory = new Memory(SecretArena.shared().allocate(length), length);
        this.safetyNet = Shared.CLEANER.register(this, memory);
    }

    /// All zero, to be filled through [#segment()].
    ///
    /// @param length bytes, 0 or more
    public static Secret allocate(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("a secret has no negative length");
        }
        return new Secret(length);
    }

    /// Fresh random bytes of the operating system's generator.
    public static Secret random(int length) {
        byte[] bytes = new byte[length];
        Generator.RANDOM.nextBytes(bytes);
        return takeBytes(bytes);
    }

    /// Copies and zeroes the source, also when it fails.
    public static Secret takeBytes(byte[] source) {
        try {
            Secret secret = new Secret(source.length);
            MemorySegment.copy(source, 0, secret.memory.fresh(), ValueLayout.JAVA_BYTE, 0, source.length);
            return secret;
        } finally {
            Arrays.fill(source, (byte) 0);
        }
    }

    /// Text as UTF-8; the source is zeroed, also when this fails. Half a surrogate pair becomes U+FFFD, as in browsers.
    public static Secret takeChars(char[] source) {
        try {
            Secret secret = new Secret(Utf8.length(source));
            Utf8.encode(source, secret.memory.fresh());
            return secret;
        } finally {
            Arrays.fill(source, '\0');
        }
    }

    /// Copies; the source stays as it is.
    public static Secret copyOf(MemorySegment source) {
        Secret secret = new Secret(Math.toIntExact(source.byteSize()));
        secret.memory.fresh().copyFrom(source);
        return secret;
    }

    /// Whether secrets are kept out of the swap file. False does not stop anything: screens say so.
    public static boolean memoryIsLocked() {
        return SecretArena.shared().isLocked();
    }

    /// In bytes. The length of a secret is no secret.
    public int length() {
        return length;
    }

    /// The bytes themselves, readable and writable while this secret is open and reachable. Long native calls should
    /// get a copy: while one runs on this segment, `close()` throws [IllegalStateException] and wipes nothing.
    public MemorySegment segment() {
        return memory.view();
    }

    /// A copy on the heap, which the caller must zero. [#withBytes] does that by itself.
    public byte[] copyBytes() {
        try {
            return memory.copyBytes();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Lends a copy on the heap that is zeroed when the function returns or throws. The function must not keep it.
    public <T extends @Nullable Object, E extends Exception> T withBytes(ThrowingFunction<byte[], T, E> use) throws E {
        byte[] bytes = copyBytes();
        try {
            return use.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// An independent secret with the same bytes.
    public Secret copy() {
        return copy(0, length);
    }

    /// An independent secret with some of the bytes.
    ///
    /// @throws IndexOutOfBoundsException when the range is not inside this secret
    public Secret copy(int from, int count) {
        try {
            return copyOf(segment().asSlice(from, count));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Compares in time that depends on the lengths only.
    public boolean contentEquals(Secret other) {
        try {
            MemorySegment mine = segment();
            MemorySegment theirs = other.segment();
            if (length != other.length) {
                return false;
            }
            int difference = 0;
            for (int i = 0; i < length; i++) {
                difference |= mine.get(ValueLayout.JAVA_BYTE, i) ^ theirs.get(ValueLayout.JAVA_BYTE, i);
            }
            return difference == 0;
        } finally {
            Reference.reachabilityFence(this);
            Reference.reachabilityFence(other);
        }
    }

    /// Wipes the bytes. Once is enough; more often does no harm.
    ///
    /// @throws IllegalStateException while a native call uses the segment; then nothing is wiped and it stays open
    @Override
    public void close() {
        memory.run();
        safetyNet.clean();
    }

    /// The length only.
    @Override
    public String toString() {
        return "Secret[" + length + " bytes]";
    }

    /// What must be wiped; knows nothing of the [Secret], or that could never be found unreachable.
    private static final class Memory implements Runnable {

        private final SecretArena.Block block;
        private final int length;
        private boolean released;
        // made when a segment is first asked for: ending one makes all threads of the process stop for a moment, which
        // takes as long as half a signature, and most secrets are only ever copied out of
        private @Nullable Arena scope;
        private @Nullable MemorySegment view;

        Memory(SecretArena.Block block, int length) {
            this.block = block;
            this.length = length;
        }

        /// To be filled before anybody else knows the secret.
        MemorySegment fresh() {
            return block.memory().asSlice(0, length);
        }

        // the scope is closed by close(), or by the cleaner
        @SuppressWarnings("MustBeClosedChecker")
        synchronized MemorySegment view() {
            requireOpen();
            if (view == null) {
                scope = Arena.ofShared();
                view = block.memory().reinterpret(length, scope, null);
            }
            return view;
        }

        synchronized byte[] copyBytes() {
            requireOpen();
            byte[] bytes = new byte[length];
            MemorySegment.copy(block.memory(), ValueLayout.JAVA_BYTE, 0, bytes, 0, length);
            return bytes;
        }

        private void requireOpen() {
            if (released) {
                throw new IllegalStateException("this secret is closed");
            }
        }

        @Override
        public synchronized void run() {
            if (released) {
                return;
            }
            // first end all access, then wipe: no reader sees half of it, none reads the next secret in the same place
            if (scope != null) {
                scope.close();
            }
            released = true;
            block.memory().fill((byte) 0);
            block.release().run();
        }
    }

    private static final class Shared {

        static final Cleaner CLEANER = Cleaner.create();
    }

    private static final class Generator {

        static final SecureRandom RANDOM = new SecureRandom();
    }
}
