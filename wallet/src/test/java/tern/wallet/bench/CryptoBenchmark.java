package tern.wallet.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.CryptoException;
import tern.wallet.crypto.PasswordHash;
import tern.wallet.crypto.Secret;
import tern.wallet.crypto.SecretBox;
import tern.wallet.crypto.Sr25519;
import tern.wallet.crypto.Twox;

/// What keys cost: operations per second of one thread, and the seconds of one unlock per engine.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class CryptoBenchmark {

    /// One account and one message of the usual size.
    @State(Scope.Benchmark)
    public static class Account {

        final Secret mini = Secret.takeBytes(new byte[32]);
        final Secret key = Sr25519.expand(mini);
        final byte[] publicKey = Sr25519.publicKey(key);
        final byte[] message = new byte[200];
        final byte[] signature = Sr25519.sign(key, publicKey, message);
        final byte[] chainCode = new byte[32];

        @TearDown
        public void close() {
            mini.close();
            key.close();
        }
    }

    /// A box as long as a keyfile.
    @State(Scope.Benchmark)
    public static class Box {

        final Secret key = Secret.takeBytes(new byte[32]);
        final byte[] nonce = new byte[24];
        final Secret plain = Secret.allocate(560);
        final byte[] sealed = SecretBox.seal(key, nonce, plain);

        @TearDown
        public void close() {
            key.close();
            plain.close();
        }
    }

    @Benchmark
    public byte[] sign(Account account, ProcessorTime time) {
        return Sr25519.sign(account.key, account.publicKey, account.message);
    }

    @Benchmark
    public boolean verify(Account account, ProcessorTime time) {
        return Sr25519.verify(account.publicKey, account.message, account.signature);
    }

    @Benchmark
    public byte[] fromSeed(Account account, ProcessorTime time) {
        try (Secret key = Sr25519.expand(account.mini)) {
            return Sr25519.publicKey(key);
        }
    }

    @Benchmark
    public byte[] hardChild(Account account, ProcessorTime time) {
        try (Secret mini = Sr25519.deriveHard(account.key, account.chainCode); Secret key = Sr25519.expand(mini)) {
            return Sr25519.publicKey(key);
        }
    }

    @Benchmark
    public byte[] softChild(Account account, ProcessorTime time) {
        try (Secret key = Sr25519.deriveSoft(account.key, account.publicKey, account.chainCode)) {
            return Sr25519.publicKey(key);
        }
    }

    @Benchmark
    public byte[] softPublicChild(Account account, ProcessorTime time) throws CryptoException {
        return Sr25519.deriveSoftPublic(account.publicKey, account.chainCode);
    }

    @Benchmark
    public byte[] blake2Of32Bytes(Account account, ProcessorTime time) {
        return Blake2.hash128(account.publicKey);
    }

    @Benchmark
    public byte[] twox128Of32Bytes(Account account, ProcessorTime time) {
        return Twox.twox128(account.publicKey);
    }

    @Benchmark
    public byte[] sealBox(Box box, ProcessorTime time) {
        return SecretBox.seal(box.key, box.nonce, box.plain);
    }

    @Benchmark
    public int openBox(Box box, ProcessorTime time) throws CryptoException {
        try (Secret plain = SecretBox.open(box.key, box.nonce, box.sealed)) {
            return plain.length();
        }
    }

    /// From a cold JVM to the first signature that is also verified: what a command-line call pays.
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 5, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
    public boolean coldFirstSignature() {
        byte[] message = new byte[200];
        try (Secret mini = Secret.takeBytes(new byte[32]); Secret key = Sr25519.expand(mini)) {
            byte[] publicKey = Sr25519.publicKey(key);
            return Sr25519.verify(publicKey, message, Sr25519.sign(key, publicKey, message));
        }
    }

    /// The engines of this computer; those it lacks are skipped.
    @State(Scope.Benchmark)
    public static class Unlock {

        /// Place in [PasswordHash#all], fastest first.
        @Param({"0", "1"})
        public int engine;

        private PasswordHash hash = PasswordHash.best();

        @Setup
        public void choose() {
            List<PasswordHash> all = PasswordHash.all();
            if (engine >= all.size()) {
                throw new IllegalStateException("this computer has " + all.size() + " engine(s)");
            }
            hash = all.get(engine);
            System.out.println("engine: " + hash.engine());
        }
    }

    /// The password of a keyfile to its key: 8 passes over 512 MiB.
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 2)
    public int unlock(Unlock unlock, ProcessorTime time) throws CryptoException {
        try (Secret password = Secret.takeBytes(new byte[12]);
                Secret key = unlock.hash.argon2i(password, new byte[16], 8, 512 * 1024, 32)) {
            return key.length();
        }
    }
}
