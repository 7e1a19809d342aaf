package tern.wallet.rpc;

import java.time.Duration;

/// Limits and habits of a connection.
///
/// @param callTimeout     longest wait for the answer to one call or batch, sending and queueing included
/// @param connectTimeout  longest time for one endpoint to accept a connection and complete the handshake, and longest
///                        wait of a call for a connection
/// @param requestGap      shortest time between two frames to one endpoint, and between the last frame and the next
///                        connection; zero for one's own node
/// @param maxFrameBytes   longest message taken from a node
/// @param maxBatch        most entries in one batch frame
/// @param readRetries     how often [RpcClient#read] and [RpcClient#readBatch] repeat
/// @param backOffInitial  pause after an endpoint's first failure; doubles with each, with jitter
/// @param backOffMax      longest such pause
/// @param pingInterval    silence after which the node is asked for a sign of life
/// @param pingTimeout     further silence after which the connection is given up
public record RpcOptions(
        Duration callTimeout,
        Duration connectTimeout,
        Duration requestGap,
        int maxFrameBytes,
        int maxBatch,
        int readRetries,
        Duration backOffInitial,
        Duration backOffMax,
        Duration pingInterval,
        Duration pingTimeout) {

    public RpcOptions {
        requirePositive("callTimeout", callTimeout);
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("backOffInitial", backOffInitial);
        requirePositive("backOffMax", backOffMax);
        requirePositive("pingInterval", pingInterval);
        requirePositive("pingTimeout", pingTimeout);
        if (requestGap.isNegative()) {
            throw new IllegalArgumentException("requestGap " + requestGap);
        }
        if (maxFrameBytes < 1024 || maxBatch < 1 || readRetries < 0) {
            throw new IllegalArgumentException(
                    "maxFrameBytes " + maxFrameBytes + ", maxBatch " + maxBatch + ", readRetries " + readRetries);
        }
    }

    /// 30 s a call, 10 s a connection, no request gap, 64 MiB frames, 500 entries a batch, 2 repeats of a read,
    /// back-off from 1 s to 60 s, a ping after 20 s of silence and 10 s for its answer.
    public static RpcOptions defaults() {
        return new RpcOptions(
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ZERO,
                64 * 1024 * 1024,
                500,
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    public RpcOptions withCallTimeout(Duration value) {
        return new RpcOptions(value, connectTimeout, requestGap, maxFrameBytes, maxBatch, readRetries, backOffInitial,
                backOffMax, pingInterval, pingTimeout);
    }

    public RpcOptions withConnectTimeout(Duration value) {
        return new RpcOptions(callTimeout, value, requestGap, maxFrameBytes, maxBatch, readRetries, backOffInitial,
                backOffMax, pingInterval, pingTimeout);
    }

    public RpcOptions withRequestGap(Duration value) {
        return new RpcOptions(callTimeout, connectTimeout, value, maxFrameBytes, maxBatch, readRetries, backOffInitial,
                backOffMax, pingInterval, pingTimeout);
    }

    public RpcOptions withMaxFrameBytes(int value) {
        return new RpcOptions(callTimeout, connectTimeout, requestGap, value, maxBatch, readRetries, backOffInitial,
                backOffMax, pingInterval, pingTimeout);
    }

    public RpcOptions withMaxBatch(int value) {
        return new RpcOptions(callTimeout, connectTimeout, requestGap, maxFrameBytes, value, readRetries,
                backOffInitial, backOffMax, pingInterval, pingTimeout);
    }

    public RpcOptions withReadRetries(int value) {
        return new RpcOptions(callTimeout, connectTimeout, requestGap, maxFrameBytes, maxBatch, value, backOffInitial,
                backOffMax, pingInterval, pingTimeout);
    }

    public RpcOptions withBackOff(Duration initial, Duration max) {
        return new RpcOptions(callTimeout, connectTimeout, requestGap, maxFrameBytes, maxBatch, readRetries, initial,
                max, pingInterval, pingTimeout);
    }

    public RpcOptions withPing(Duration interval, Duration timeout) {
        return new RpcOptions(callTimeout, connectTimeout, requestGap, maxFrameBytes, maxBatch, readRetries,
                backOffInitial, backOffMax, interval, timeout);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " " + value);
        }
    }
}
