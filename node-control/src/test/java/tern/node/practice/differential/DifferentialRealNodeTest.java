package tern.node.practice.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.chain.CallSpec;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// The same signed calls against the practice network with its older rules (spec 440) and against a running node with
/// the real runtime of spec 218: `TERN_REAL_NODE=ws://…`. Same success or same error, same changes of balances and
/// stakes, but for the differences of rules in [DocumentedDifferences]. Skipped where there is no node.
class DifferentialRealNodeTest {

    private static final long SPEC = 218;

    /// 1.26 in 64.64 bits, as the chain has it by default.
    private static final BigInteger USUAL_FACTOR = new BigInteger("1428f5c28f5c29000", 16);

    @TempDir
    Path folder;

    @Test
    void theSameCallsOnBothSides() throws Exception {
        String url = System.getenv("TERN_REAL_NODE");
        Assumptions.assumeTrue(url != null, "skipped: TERN_REAL_NODE names no node");
        String run = Instant.now().toString();
        try (Side real = new Side("the real runtime", URI.create(url),
                client -> client.rpc().call("dev_newBlock"), () -> {})) {
            Assumptions.assumeTrue(real.client.runtime().specVersion() == SPEC,
                    "skipped: the node does not run spec " + SPEC);
            try (PracticeEnd end = new PracticeEnd(folder);
                    Side practice = new Side("the practice network", end.endpoint(), client -> end.makeBlock(),
                            end::makeBlock);
                    Scene there = new Scene(real, run, 2, 3);
                    Scene here = scene(practice, run)) {
                assertThat(NotCompared.mistakes(real.client.runtime(), practice.client.runtime())).isEmpty();
                openRoot(there);
                there.begin();
                here.begin();
                Comparison comparison = new Comparison(there, here);
                for (List<Step> steps : List.of(TransferSteps.all(), AdmissionSteps.all(), WrapperSteps.all(),
                        StakeSteps.all(), MoveSteps.all(), SeatSteps.all())) {
                    comparison.run(steps);
                }
                System.out.println("accounts of run " + run);
                comparison.table().forEach(System.out::println);
                System.out.println(comparison.summary());
                assertThat(comparison.unexplained()).isEmpty();
                assertThat(comparison.notNeeded()).isEmpty();
            }
        }
    }

    /// On subnets of the practice network where a seat costs more than the smallest purse and less than the others, and
    /// its price rises by the chain's usual factor: its subnets differ in that.
    private static Scene scene(Side side, String run) throws Exception {
        Hash32 block = side.best().hash();
        List<Integer> usual = new ArrayList<>();
        for (int netuid = 1; usual.size() < 2; netuid++) {
            Value key = Value.of(netuid);
            long price = side.number(block, Side.MODULE, "Burn", key);
            Value factor = side.storage(block, Side.MODULE, "BurnIncreaseMult", key).orElseThrow();
            if (price > Scene.TAO / 50 && price < Scene.TAO / 2
                    && factor.field("bits").asInteger().equals(USUAL_FACTOR)) {
                usual.add(netuid);
            }
        }
        return new Scene(side, run, usual.getFirst(), usual.getLast());
    }

    /// The real runtime lets three hotkeys an hour take root seats, and many runs share one node.
    private static void openRoot(Scene scene) throws Exception {
        CallSpec more = new CallSpec("AdminUtils", "sudo_set_target_registrations_per_interval",
                Scene.args("netuid", 0, "target_registrations_per_interval", 1_000));
        Side.Sent sent = scene.side.send(scene.key("//Alice"),
                new CallSpec("Sudo", "sudo", Scene.args("call", Scene.inner(more))));
        assertThat(sent.verdict()).isEqualTo("success");
    }
}
