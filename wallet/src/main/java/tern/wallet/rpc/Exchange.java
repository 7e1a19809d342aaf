package tern.wallet.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One frame of requests and the answers to it. Queued, then sent or given up, then complete; safe for many threads.
final class Exchange {

    /// Hears the result of a subscribing call on the reading thread, before the next frame is read, so that
    /// notifications find their subscription.
    interface ResultHook {

        /// @param wanted false when the caller no longer waits for it
        void result(JsonNode result, boolean wanted);

        /// There will be no result.
        void failed();
    }

    private final List<RpcRequest> requests;
    private final long firstId;
    private final boolean array;
    private final byte[] frame;
    private final @Nullable ResultHook hook;
    private final @Nullable RpcReply[] replies;
    private final CountDownLatch complete = new CountDownLatch(1);

    private int missing;
    private int answered;
    private boolean sent;
    private boolean givenUp;
    private long sentAt;
    private @Nullable RpcException frameFailure;

    Exchange(List<RpcRequest> requests, long firstId, boolean array, @Nullable ResultHook hook) {
        this.requests = requests;
        this.firstId = firstId;
        this.array = array;
        this.hook = hook;
        this.frame = JsonOut.frame(requests, firstId, array);
        this.replies = new RpcReply[requests.size()];
        this.missing = requests.size();
    }

    int size() {
        return requests.size();
    }

    long firstId() {
        return firstId;
    }

    boolean isArray() {
        return array;
    }

    byte[] frame() {
        return frame;
    }

    @Nullable
    ResultHook hook() {
        return hook;
    }

    String method(int index) {
        return requests.get(index).method();
    }

    /// For texts.
    String methods() {
        return requests.size() == 1 ? method(0) : method(0) + " and " + (requests.size() - 1) + " more";
    }

    /// The writer takes it to send; false when nobody wants it any more.
    synchronized boolean claim(long now) {
        if (givenUp || missing == 0) {
            return false;
        }
        sent = true;
        sentAt = now;
        return true;
    }

    synchronized boolean isSent() {
        return sent;
    }

    synchronized long sentAt() {
        return sentAt;
    }

    /// Takes an answer; false for one too many, too late or too early. Who waits for it goes on after [#release].
    synchronized boolean answer(int index, RpcReply reply) {
        if (!sent || missing == 0 || replies[index] != null) {
            return false;
        }
        replies[index] = reply;
        answered++;
        missing--;
        return true;
    }

    /// What follows from an answer is done: lets the caller go on where no other is missing.
    synchronized void release() {
        if (missing == 0) {
            complete.countDown();
        }
    }

    /// No more answers will come: every missing one becomes this failure. An unsent exchange is never sent afterwards.
    synchronized void fail(RpcException failure) {
        for (int i = 0; i < replies.length; i++) {
            if (replies[i] == null) {
                replies[i] = new RpcReply.Failure(
                        Failures.copy(failure, method(i), failure.mayHaveArrived() && sent));
            }
        }
        giveUp(failure);
    }

    /// The node turned the frame away as a whole, in its own words.
    synchronized void turnedAway(RpcException failure) {
        for (int i = 0; i < replies.length; i++) {
            if (replies[i] == null) {
                replies[i] = new RpcReply.Failure(failure);
            }
        }
        giveUp(failure);
    }

    private void giveUp(RpcException failure) {
        if (missing > 0) {
            givenUp = true;
            missing = 0;
            frameFailure = failure;
            complete.countDown();
        }
    }

    /// @return false when the time is over
    boolean await(Duration limit) throws InterruptedException {
        return complete.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// What came of it, once complete.
    synchronized Outcome outcome() {
        List<RpcReply> all = new ArrayList<>(replies.length);
        for (RpcReply reply : replies) {
            if (reply == null) {
                throw new IllegalStateException("the exchange is not complete");
            }
            all.add(reply);
        }
        return new Outcome(all, answered, frameFailure);
    }

    /// @param replies      one for each request
    /// @param answered     how many of them the node gave
    /// @param frameFailure what happened to the others
    record Outcome(List<RpcReply> replies, int answered, @Nullable RpcException frameFailure) {}
}
