package tern.wallet.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tern.wallet.crypto.SodiumSr25519;

/// The operations of [CryptoBenchmark] with libsodium's ristretto255 under them, where this computer has it.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class SodiumBenchmark {

    /// The account and the message of [CryptoBenchmark.Account].
    @State(Scope.Benchmark)
    public static class Account {

        final SodiumSr25519 sodium = SodiumSr25519.find()
                .orElseThrow(() -> new IllegalStateException("this computer has no libsodium"));
        final byte[] mini = new byte[32];
        final byte[] key = sodium.expand(mini);
        final byte[] publicKey = sodium.publicKey(key);
        final byte[] message = new byte[200];
        final byte[] signature = sodium.sign(key, publicKey, message);
        final byte[] chainCode = new byte[32];
    }

    @Benchmark
    public byte[] sign(Account account, ProcessorTime time) {
        return account.sodium.sign(account.key, account.publicKey, account.message);
    }

    @Benchmark
    public boolean verify(Account account, ProcessorTime time) {
        return account.sodium.verify(account.publicKey, account.message, account.signature);
    }

    @Benchmark
    public byte[] fromSeed(Account account, ProcessorTime time) {
        return account.sodium.publicKey(account.sodium.expand(account.mini));
    }

    @Benchmark
    public byte[] hardChild(Account account, ProcessorTime time) {
        byte[] mini = account.sodium.deriveHard(account.key, account.chainCode);
        return account.sodium.publicKey(account.sodium.expand(mini));
    }

    @Benchmark
    public byte[] softChild(Account account, ProcessorTime time) {
        return account.sodium.publicKey(
                account.sodium.deriveSoft(account.key, account.publicKey, account.chainCode));
    }

    @Benchmark
    public byte[] softPublicChild(Account account, ProcessorTime time) {
        return account.sodium.deriveSoftPublic(account.publicKey, account.chainCode);
    }
}
