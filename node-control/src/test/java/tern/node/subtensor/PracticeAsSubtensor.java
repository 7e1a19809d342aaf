package tern.node.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tern.node.practice.program.PracticeProgram;

/// The practice node as a program that takes the flags of `node-subtensor` and prints what that prints.
public final class PracticeAsSubtensor {

    private PracticeAsSubtensor() {}

    /// @param args as `node-subtensor` takes them
    public static void main(String[] args) {
        List<String> own = new ArrayList<>(List.of("--block-time", "250", "--history-hours", "0", "--finality-lag",
                "1"));
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String value = equals < 0 ? "" : arg.substring(equals + 1);
            switch (equals < 0 ? arg : arg.substring(0, equals)) {
                case "--base-path" -> own.addAll(List.of("--data", value + "/chains/bittensor/paritydb"));
                case "--rpc-port" -> own.addAll(List.of("--port", value));
                default -> {
                    // means nothing to the practice node
                }
            }
        }
        Thread.ofPlatform().daemon().start(PracticeAsSubtensor::print);
        PracticeProgram.main(own.toArray(String[]::new));
    }

    private static void print() {
        System.err.println("2026-10-08 12:04:18.120  INFO main sc_cli::runner: ✌️  version 4.0.0-dev-practice");
        CountDownLatch never = new CountDownLatch(1);
        try {
            for (int i = 0; !never.await(300, TimeUnit.MILLISECONDS); i++) {
                System.err.println(
                        "2026-10-08 12:04:18.123  INFO tokio-runtime-worker substrate: \u001b[32m💤 Idle\u001b[0m"
                                + " (3 peers), best: #" + i
                                + " (0x9a1f…22c0), finalized #0 (0x2f05…6c03), ⬇ 5.5kiB/s ⬆ 0.9kiB/s");
                System.err
                        .println("2026-10-08 12:04:18.124  WARN tokio-runtime-worker sync: password=hunter2 of a peer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
