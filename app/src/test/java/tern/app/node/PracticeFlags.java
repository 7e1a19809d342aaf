package tern.app.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tern.node.practice.program.PracticeProgram;

/// The practice node as a program with the flags of `node-subtensor`, which prints what that prints.
public final class PracticeFlags {

    private PracticeFlags() {}

    /// @param args as `node-subtensor` takes them
    public static void main(String[] args) {
        List<String> own = new ArrayList<>(
                List.of("--block-time", "250", "--history-hours", "0", "--finality-lag", "1"));
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            if (arg.startsWith("--base-path=")) {
                own.addAll(List.of("--data", value + "/chains/bittensor/paritydb"));
            } else if (arg.startsWith("--rpc-port=")) {
                own.addAll(List.of("--port", value));
            }
        }
        Thread.ofPlatform().daemon().start(() -> {
            try {
                CountDownLatch never = new CountDownLatch(1);
                for (int i = 0; !never.await(300, TimeUnit.MILLISECONDS); i++) {
                    System.err.println("2026-10-08 12:04:18.123  INFO tokio-runtime-worker substrate: Idle (3 peers), "
                            + "best: #" + i + " (0x9a1f…22c0), finalized #0 (0x2f05…6c03)");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        PracticeProgram.main(own.toArray(String[]::new));
    }
}
