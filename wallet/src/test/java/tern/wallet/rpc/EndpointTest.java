package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tern.wallet.rpc.RpcException.Kind;
import tern.wallet.units.Said;

class EndpointTest {

    private static final RpcException FAILURE = new RpcException(Kind.UNREACHABLE, false, Said.of("No."), null, null);

    private final Endpoint endpoint = new Endpoint(
            URI.create("ws://127.0.0.1:1"),
            RpcOptions.defaults()
                    .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(60))
                    .withRequestGap(Duration.ofSeconds(5)));

    /// What is waited for an attempt, counted from before the action: exact below, and above by as long as it took.
    private void assertAttemptWait(Runnable action, double least, double most) {
        long before = System.nanoTime();
        action.run();
        double took = (System.nanoTime() - before) / 1e9;
        assertThat(endpoint.attemptWait(before) / 1e9).isBetween(least, most + took);
    }

    private void assertFrameWait(Runnable action, double least, double most) {
        long before = System.nanoTime();
        action.run();
        double took = (System.nanoTime() - before) / 1e9;
        assertThat(endpoint.frameWait(before) / 1e9).isBetween(least, most + took);
    }

    private void fail() {
        endpoint.failed(FAILURE, null);
    }

    @Test
    void isFreeAtFirst() {
        assertThat(endpoint.attemptWait(System.nanoTime())).isNotPositive();
        assertThat(endpoint.frameWait(System.nanoTime())).isNotPositive();
    }

    @Test
    void backOffDoublesWithJitterUpToTheLimit() {
        double[] whole = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (double seconds : whole) {
            assertAttemptWait(this::fail, seconds / 2, seconds);
        }
        for (int i = 0; i < 100; i++) {
            assertAttemptWait(this::fail, 30, 60);
        }
    }

    @Test
    void backOffVariesSoThatClientsDoNotComeBackTogether() {
        for (int i = 0; i < 10; i++) {
            fail();
        }
        Set<Long> seconds = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            fail();
            seconds.add(endpoint.attemptWait(System.nanoTime()) / 1_000_000_000);
        }
        assertThat(seconds).hasSizeGreaterThan(5);
    }

    @Test
    void aConnectionThatLastedBeginsTheBackOffAfresh() {
        for (int i = 0; i < 6; i++) {
            fail();
        }
        endpoint.lasted();
        assertAttemptWait(this::fail, 0.5, 1);
    }

    @Test
    void retryAfterHoldsEvenForAHurriedAttempt() {
        assertAttemptWait(
                () -> {
                    endpoint.failed(FAILURE, Duration.ofSeconds(30));
                    endpoint.hurry();
                },
                30,
                30);
    }

    @Test
    void hurryForgetsTheBackOff() {
        fail();
        endpoint.hurry();
        assertThat(endpoint.attemptWait(System.nanoTime())).isNotPositive();
    }

    @Test
    void keepsTheGapBetweenFrames() {
        assertFrameWait(() -> endpoint.frameSent(System.nanoTime()), 5, 5);
    }

    @Test
    void manyRefusalsOfOneFrameAreOnePause() {
        long sentAt = System.nanoTime();
        assertFrameWait(
                () -> {
                    for (int i = 0; i < 50; i++) {
                        endpoint.tooMany(sentAt);
                    }
                },
                0.5,
                1);
    }

    @Test
    void refusalsOfLaterFramesLengthenThePauseUntilAnAnswerComes() {
        double[] whole = {1, 2, 4, 8};
        for (double seconds : whole) {
            // a frame sent when the last pause was over
            assertFrameWait(
                    () -> endpoint.tooMany(System.nanoTime() + Duration.ofSeconds(10).toNanos()),
                    seconds / 2,
                    seconds);
        }
        endpoint.answered();
        assertFrameWait(() -> endpoint.tooMany(System.nanoTime()), 0.5, 1);
    }

    @Test
    void aBatchLimitOnlyShrinks() {
        endpoint.limitBatch(40);
        endpoint.limitBatch(80);
        assertThat(endpoint.batchLimit()).isEqualTo(40);
        endpoint.limitBatch(0);
        assertThat(endpoint.batchLimit()).isEqualTo(1);
    }
}
