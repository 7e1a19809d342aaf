package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A floor, far below what is measured: it catches a change that makes keys several times slower. Counted in the
/// thread's own CPU time, so other programs matter little.
@Tag("slow")
class Sr25519SpeedTest {

    private static final int MIN_SIGNATURES = 10_000;
    private static final int MIN_VERIFICATIONS = 3_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void signingAndVerifyingStayAboveTheFloor() {
        byte[] message = new byte[200];
        try (Secret mini = Secret.random(32); Secret key = Sr25519.expand(mini)) {
            byte[] publicKey = Sr25519.publicKey(key);
            byte[] signature = Sr25519.sign(key, publicKey, message);
            double signatures = perSecond(() -> Sr25519.sign(key, publicKey, message));
            double verifications = perSecond(
                    () -> assertThat(Sr25519.verify(publicKey, message, signature)).isTrue());
            System.out.printf("sr25519: %.0f signatures and %.0f verifications per CPU second%n", signatures,
                    verifications);
            assertThat(signatures).isGreaterThan(MIN_SIGNATURES);
            assertThat(verifications).isGreaterThan(MIN_VERIFICATIONS);
        }
    }

    /// The best of four half seconds, after they warmed up.
    private double perSecond(Runnable operation) {
        double best = 0;
        for (int round = 0; round < 4; round++) {
            long start = threads.getCurrentThreadCpuTime();
            long end = start;
            int count = 0;
            while (end - start < 500_000_000L) {
                for (int i = 0; i < 20; i++) {
                    operation.run();
                }
                count += 20;
                end = threads.getCurrentThreadCpuTime();
            }
            best = Math.max(best, count * 1e9 / (end - start));
        }
        return best;
    }
}
