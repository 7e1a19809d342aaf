package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static tern.wallet.crypto.Vectors.reveal;

import java.io.IOException;
import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final byte[] CONTENT = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);

    /// The memory behind an address, whoever owns it now; the arena is never unmapped.
    private static byte[] memoryAt(long address, int length) {
        return MemorySegment.ofAddress(address).reinterpret(length).toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    void takingBytesCopiesAndZeroesTheSource() {
        byte[] source = CONTENT.clone();
        try (Secret secret = Secret.takeBytes(source)) {
            assertThat(source).containsOnly(0);
            assertThat(secret.length()).isEqualTo(CONTENT.length);
            assertThat(secret.copyBytes()).isEqualTo(CONTENT);
        }
    }

    @Test
    void closingWipesTheMemoryItself() {
        Secret secret = Secret.takeBytes(CONTENT.clone());
        long address = secret.segment().address();
        assertThat(memoryAt(address, CONTENT.length)).isEqualTo(CONTENT);
        secret.close();
        assertThat(memoryAt(address, CONTENT.length)).containsOnly(0);
    }

    @Test
    void everythingButTheLengthFailsAfterClosing() {
        Secret secret = Secret.takeBytes(CONTENT.clone());
        MemorySegment segment = secret.segment();
        MemorySegment slice = segment.asSlice(2, 3);
        secret.close();
        assertThatIllegalStateException().isThrownBy(secret::segment);
        assertThatIllegalStateException().isThrownBy(secret::copyBytes);
        assertThatIllegalStateException().isThrownBy(secret::copy);
        assertThatIllegalStateException().isThrownBy(() -> secret.copy(0, 1));
        assertThatIllegalStateException().isThrownBy(() -> secret.withBytes(bytes -> bytes.length));
        assertThatIllegalStateException().isThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, 0));
        assertThatIllegalStateException().isThrownBy(() -> slice.get(ValueLayout.JAVA_BYTE, 0));
        try (Secret open = Secret.allocate(1)) {
            assertThatIllegalStateException().isThrownBy(() -> secret.contentEquals(open));
            assertThatIllegalStateException().isThrownBy(() -> open.contentEquals(secret));
        }
        assertThat(secret.length()).isEqualTo(CONTENT.length);
        assertThat(secret.toString()).isEqualTo("Secret[28 bytes]");
        secret.close();
    }

    @Test
    void closingTwiceDoesNotWipeTheNextSecretInTheSamePlace() {
        Secret first = Secret.takeBytes(CONTENT.clone());
        first.close();
        try (Secret second = Secret.takeBytes(CONTENT.clone())) {
            first.close();
            assertThat(second.copyBytes()).isEqualTo(CONTENT);
        }
    }

    @Test
    void newMemoryIsZero() {
        Secret.takeBytes(CONTENT.clone()).close();
        for (int length : new int[]{0, 1, 31, 32, 33, 5000, 70_000}) {
            try (Secret secret = Secret.allocate(length)) {
                assertThat(secret.copyBytes()).isEqualTo(new byte[length]);
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.allocate(-1));
    }

    @Test
    void theSegmentHasTheExactBoundsAndCanBeWritten() {
        try (Secret secret = Secret.allocate(5)) {
            assertThat(secret.segment().byteSize()).isEqualTo(5);
            secret.segment().set(ValueLayout.JAVA_BYTE, 4, (byte) 7);
            assertThat(secret.copyBytes()).containsExactly(0, 0, 0, 0, 7);
            assertThatThrownBy(() -> secret.segment().set(ValueLayout.JAVA_BYTE, 5, (byte) 7))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void lentBytesAreZeroedAlsoAfterAnException() throws Exception {
        List<byte[]> lent = new ArrayList<>();
        try (Secret secret = Secret.takeBytes(CONTENT.clone())) {
            assertThat(secret.<String, RuntimeException>withBytes(bytes -> {
                lent.add(bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            })).isEqualTo("correct horse battery staple");
            assertThatThrownBy(() -> secret.withBytes(bytes -> {
                lent.add(bytes);
                throw new IOException("no disk");
            })).isInstanceOf(IOException.class);
        }
        assertThat(lent).hasSize(2).allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }

    @Test
    void copiesAreIndependent() {
        try (Secret secret = Secret.takeBytes(CONTENT.clone())) {
            Secret whole = secret.copy();
            Secret part = secret.copy(8, 5);
            assertThat(secret.contentEquals(whole)).isTrue();
            assertThat(secret.contentEquals(part)).isFalse();
            whole.segment().fill((byte) 1);
            assertThat(secret.copyBytes()).isEqualTo(CONTENT);
            assertThat(reveal(part)).isEqualTo("horse".getBytes(StandardCharsets.UTF_8));
            whole.close();
            assertThat(secret.copyBytes()).isEqualTo(CONTENT);
            assertThatThrownBy(() -> secret.copy(20, 9)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> secret.copy(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocateFrom(ValueLayout.JAVA_BYTE, CONTENT);
            assertThat(reveal(Secret.copyOf(source))).isEqualTo(CONTENT);
            assertThat(source.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(CONTENT);
        }
    }

    @Test
    void contentIsComparedByEveryByte() {
        try (Secret secret = Secret.takeBytes(CONTENT.clone())) {
            for (int bit = 0; bit < 8 * CONTENT.length; bit++) {
                try (Secret other = Secret.takeBytes(Vectors.flip(CONTENT, bit))) {
                    assertThat(secret.contentEquals(other)).isFalse();
                }
            }
            assertThat(secret.contentEquals(secret)).isTrue();
        }
        try (Secret none = Secret.allocate(0); Secret alsoNone = Secret.takeChars(new char[0])) {
            assertThat(none.contentEquals(alsoNone)).isTrue();
        }
    }

    @Test
    void secretsShowNothingAndCannotBeSerialisedNorCompared() {
        try (Secret secret = Secret.takeBytes(CONTENT.clone()); Secret same = secret.copy()) {
            assertThat(secret.toString()).isEqualTo("Secret[28 bytes]");
            assertThat(secret).isNotEqualTo(same).isNotInstanceOf(Serializable.class);
        }
    }

    @Test
    void textBecomesUtf8WithoutAString() {
        for (String text : List.of("", "plain", "pässwörd", "日本", "🔑 key", "\u0000\u007f\u0080\u07ff\u0800\uffff",
                "\ud83d\udd11\ud83d\udd11")) {
            char[] chars = text.toCharArray();
            assertThat(reveal(Secret.takeChars(chars))).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(new String(chars)).isEqualTo("\0".repeat(text.length()));
        }
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        byte[] replacement = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
        assertThat(reveal(Secret.takeChars(new char[]{'\ud83d'}))).isEqualTo(replacement);
        assertThat(reveal(Secret.takeChars(new char[]{'\udd11'}))).isEqualTo(replacement);
        assertThat(reveal(Secret.takeChars(new char[]{'\ud83d', 'x'})))
                .isEqualTo(Vectors.concat(replacement, new byte[]{'x'}));
    }

    @Test
    void randomSecretsDiffer() {
        try (Secret one = Secret.random(32); Secret other = Secret.random(32)) {
            assertThat(one.contentEquals(other)).isFalse();
            assertThat(one.copyBytes()).isNotEqualTo(new byte[32]);
        }
    }

    @Test
    void aReaderGetsAllBytesOrAnExceptionWhileAnotherThreadCloses() throws Exception {
        byte[] content = new byte[4096];
        Arrays.fill(content, (byte) 0x5A);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 300; round++) {
                Secret secret = Vectors.secretCopy(content);
                Callable<byte[]> reader = secret::copyBytes;
                List<Future<byte[]>> reads = List.of(pool.submit(reader), pool.submit(reader));
                Future<?> close = pool.submit(secret::close);
                // what comes into the same place next must not be read through the old secret
                close.get();
                try (Secret next = Secret.allocate(content.length)) {
                    next.segment().fill((byte) 0x77);
                    for (Future<byte[]> read : reads) {
                        try {
                            assertThat(read.get()).isEqualTo(content);
                        } catch (ExecutionException e) {
                            assertThat(e.getCause()).isInstanceOf(IllegalStateException.class);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aForgottenSecretIsWipedByTheCollector() {
        long address = forget();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            System.gc();
            assertThat(memoryAt(address, CONTENT.length)).isNotEqualTo(CONTENT);
        });
    }

    private static long forget() {
        return Secret.takeBytes(CONTENT.clone()).segment().address();
    }

    @Test
    void theKernelConfirmsThatTheMemoryIsLockedAndLeftOutOfDumps() throws Exception {
        Path maps = Path.of("/proc/self/smaps");
        Assumptions.assumeTrue(Files.isReadable(maps), "no Linux");
        try (Secret secret = Secret.allocate(32)) {
            String flags = flagsOf(Files.readAllLines(maps), secret.segment().address());
            assertThat(flags).contains(" dd ").contains(" wf ");
            assertThat(flags.contains(" lo ")).isEqualTo(Secret.memoryIsLocked());
        }
    }

    private static String flagsOf(List<String> maps, long address) {
        boolean inside = false;
        for (String line : maps) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                String[] range = line.substring(0, line.indexOf(' ')).split("-", -1);
                inside = Long.compareUnsigned(Long.parseUnsignedLong(range[0], 16), address) <= 0
                        && Long.compareUnsigned(address, Long.parseUnsignedLong(range[1], 16)) < 0;
            } else if (inside && line.startsWith("VmFlags:")) {
                return line + " ";
            }
        }
        throw new AssertionError("no mapping at this address");
    }
}
