package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What no node should send: any tree made of the words of JSON-RPC, and any damaged text.
class SessionTest {

    private static final String[] KEYS = {
            "id", "method", "params", "result", "error", "subscription", "code", "message", "data", "jsonrpc"
    };
    private static final String[] VALUES = {
            "null", "true", "1", "-1", "2", "1.5", "1e999", "\"1\"", "\"x\"", "99999999999999999999", "{}", "[]"
    };

    private final RpcOptions options = RpcOptions.defaults();
    private final Session session = new Session(
            new Endpoint(URI.create("ws://127.0.0.1:1"), options),
            options,
            new JsonIn(options.maxFrameBytes()),
            new Dial(Dial::platformTls, 1000),
            new SplittableRandom(1),
            new AtomicLong());

    private static String tree(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 0) {
            return VALUES[random.nextInt(VALUES.length)];
        }
        boolean object = kind > 1;
        StringBuilder out = new StringBuilder(object ? "{" : "[");
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ",");
            if (object) {
                out.append('"').append(KEYS[random.nextInt(KEYS.length)]).append("\":");
            }
            out.append(tree(random, depth - 1));
        }
        return out.append(object ? "}" : "]").toString();
    }

    @Test
    void anyTreeIsTakenWithoutHarm() throws WireException {
        long seed = 2026;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            String text = tree(random, 4);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try {
                session.message(bytes, bytes.length);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + round + ": " + text, e);
            }
        }
    }

    @Test
    void damagedTextIsRefusedOrTakenWithoutHarm() {
        long seed = 2027;
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = tree(random, 4).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                session.message(bytes, bytes.length);
            } catch (WireException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
        assertThat(refused).isGreaterThan(500);
    }
}
