package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.crypto.Vectors.bytes;
import static tern.wallet.crypto.Vectors.password;
import static tern.wallet.crypto.Vectors.reveal;
import static tern.wallet.crypto.Vectors.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PasswordHashTest {

    private static final WorkMemory.Probe PLENTY = () -> OptionalLong.of(Long.MAX_VALUE);
    private static final byte[] SALT = new byte[16];

    private final PasswordHash java = new PasswordHash(new JavaArgon2(), PLENTY);

    @Test
    void everyEngineGivesTheSmallVectors() throws CryptoException {
        JsonNode vectors = Vectors.file("argon2i-small.json");
        byte[] salt = bytes(vectors, "salt");
        int count = 0;
        for (PasswordHash engine : PasswordHash.all()) {
            for (JsonNode vector : vectors.get("cases")) {
                try (Secret password = password(text(vector, "password"))) {
                    assertThat(reveal(engine.argon2i(password, salt, vector.get("iterations").intValue(),
                            vector.get("memory_kib").intValue(), 32))).as(engine.engine())
                            .isEqualTo(bytes(vector, "key"));
                }
                count++;
            }
        }
        assertThat(count).isEqualTo(16 * PasswordHash.all().size());
    }

    @Test
    void javaAgreesWithBouncyCastleForAnyParameters() throws CryptoException {
        long seed = 424;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 60; i++) {
            byte[] input = Vectors.random(random, random.nextInt(100));
            byte[] salt = Vectors.random(random, 16);
            int iterations = random.nextInt(3, 6);
            int memory = random.nextInt(8, 700);
            int length = random.nextInt(16, 65);
            try (Secret password = Vectors.secretCopy(input)) {
                assertThat(reveal(java.argon2i(password, salt, iterations, memory, length)))
                        .as("seed %d case %d: %d passes, %d KiB, %d bytes", seed, i, iterations, memory, length)
                        .isEqualTo(bouncyCastle(input, salt, iterations, memory, length));
            }
        }
    }

    private static byte[] bouncyCastle(byte[] password, byte[] salt, int iterations, int memory, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_i).withVersion(0x13)
                .withIterations(iterations)
                .withMemoryAsKB(memory)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[length];
        generator.generateBytes(password, key);
        return key;
    }

    @Test
    void tooLittleMemoryIsToldBeforeTheWork() {
        PasswordHash poor = new PasswordHash(new JavaArgon2(), () -> OptionalLong.of(690_000_000));
        try (Secret password = password("x")) {
            CryptoException refused = catchThrowableOfType(CryptoException.class,
                    () -> poor.argon2i(password, SALT, 8, 512 * 1024, 32));
            assertThat(refused.kind()).isEqualTo(CryptoException.Kind.OUT_OF_MEMORY);
            assertThat(refused.sentence()).contains("697 MB").contains("Close other programs");
        }
    }

    @Test
    void unknownFreeMemoryRefusesNothing() throws CryptoException {
        PasswordHash unknowing = new PasswordHash(new JavaArgon2(), OptionalLong::empty);
        try (Secret password = password("x"); Secret key = unknowing.argon2i(password, SALT, 3, 64, 32)) {
            assertThat(key.length()).isEqualTo(32);
        }
    }

    @Test
    void thisComputerTellsItsFreeMemoryWhereItHonestlyCan() {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/meminfo")));
        assertThat(WorkMemory.systemAvailableBytes().orElseThrow()).isBetween(1_000_000L, 1L << 50);
    }

    @Test
    void anInterruptedThreadGetsNoKeyAndStaysInterrupted() {
        try (Secret password = password("x")) {
            Thread.currentThread().interrupt();
            CryptoException stopped = catchThrowableOfType(CryptoException.class,
                    () -> java.argon2i(password, SALT, 3, 64, 32));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(stopped.kind()).isEqualTo(CryptoException.Kind.INTERRUPTED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theJavaEngineStopsHalfWay() throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread worker = Thread.ofPlatform().unstarted(() -> {
            try (Secret password = password("x")) {
                java.argon2i(password, SALT, 64, 64 * 1024, 32).close();
            } catch (CryptoException e) {
                thrown[0] = e;
            }
        });
        worker.start();
        worker.interrupt();
        worker.join(20_000);
        assertThat(worker.isAlive()).isFalse();
        assertThat(thrown[0]).isInstanceOfSatisfying(CryptoException.class,
                e -> assertThat(e.kind()).isEqualTo(CryptoException.Kind.INTERRUPTED));
    }

    @Test
    void parametersOutOfBoundsAreTheCallersMistake() {
        try (Secret password = password("x")) {
            assertThatThrownBy(() -> java.argon2i(password, new byte[15], 3, 64, 32))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> java.argon2i(password, SALT, 2, 64, 32))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> java.argon2i(password, SALT, 3, 7, 32))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> java.argon2i(password, SALT, 3, 2 * 1024 * 1024 + 1, 32))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> java.argon2i(password, SALT, 3, 64, 15))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thePasswordMayBeClosedByItsOwnerAfterTheCallAndIsNotChanged() throws CryptoException {
        for (PasswordHash engine : PasswordHash.all()) {
            Secret password = password("correct horse");
            engine.argon2i(password, SALT, 3, 64, 32).close();
            assertThat(reveal(password)).isEqualTo("correct horse".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theBundledLibraryIsUsedAndAnotherFileInItsPlaceIsNot(@TempDir Path folder) throws Exception {
        Path system = Path.of("/usr/lib/x86_64-linux-gnu/libsodium.so.23");
        Assumptions.assumeTrue(Files.isReadable(system), "no libsodium where Debian puts it");
        Path bundled = Files.copy(system.toRealPath(), folder.resolve("libsodium-of-the-app.so"));
        Optional<String> path = Optional.of(bundled.toString());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(bundled));
        Optional<String> sha256 = Optional.of(HexFormat.of().formatHex(hash));
        assertThat(SodiumArgon2.find(path, Optional.empty(), List.of())).get()
                .extracting(Argon2Engine::name)
                .asString()
                .startsWith("libsodium 1.");
        assertThat(SodiumArgon2.find(path, sha256, List.of())).isPresent();

        Path damaged = Files.write(folder.resolve("damaged.so"), Arrays.copyOf(Files.readAllBytes(bundled), 4096));
        Optional<String> damagedPath = Optional.of(damaged.toString());
        assertThat(SodiumArgon2.find(damagedPath, sha256, List.of())).isEmpty();
        assertThat(SodiumArgon2.find(damagedPath, sha256, List.of("libsodium.so.23"))).isPresent();
    }

    @Test
    void aLibraryThatIsNotThereOrHasNotTheFunctionsIsNotUsed() {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")), "a library name of Linux");
        assertThat(SodiumArgon2.find(Optional.empty(), Optional.empty(), List.of("libm.so.6"))).isEmpty();
        assertThat(SodiumArgon2.find(Optional.empty(), Optional.empty(), List.of("no-such-library.so"))).isEmpty();
        for (String path : List.of("relative/libsodium.so", "/no/such/file", "nul\0character")) {
            assertThat(SodiumArgon2.find(Optional.of(path), Optional.empty(), List.of())).isEmpty();
        }
    }

    /// The cost of a real keyfile: half a gigabyte and many seconds.
    @Tag("slow")
    @Test
    void everyEngineGivesTheKeyOfARealKeyfile() throws CryptoException {
        JsonNode vectors = Vectors.file("keyfile-nacl.json");
        JsonNode cost = vectors.get("argon2i");
        JsonNode vector = vectors.get("cases").get(0);
        for (PasswordHash engine : PasswordHash.all()) {
            long start = System.nanoTime();
            try (Secret password = Secret.takeBytes(bytes(vector, "password_utf8"))) {
                assertThat(reveal(engine.argon2i(password, bytes(cost, "salt"), cost.get("iterations").intValue(),
                        cost.get("memory_kib").intValue(), 32))).as(engine.engine())
                        .isEqualTo(bytes(vector, "argon2i_key"));
            }
            System.out.printf("argon2i, full cost, %s: %.1f s%n", engine.engine(), (System.nanoTime() - start) / 1e9);
        }
    }
}
