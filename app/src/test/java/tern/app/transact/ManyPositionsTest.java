package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.DigestPolicy;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxOptions;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.Keystore;
import tern.wallet.metadata.Calls;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.scale.Value;

/// A wallet with stake everywhere: what its picture costs in questions, counted where they pass.
class ManyPositionsTest {

    private static final int SUBNETS = 128;
    private static final int EACH = 4;
    private static final int VALIDATORS = 40;
    private static final int MOST_FRAMES = 6;
    /// So many calls fit into one block.
    private static final int CALLS = 64;
    private static final long DAYS = 58;
    private static final long STAKE = 100_000_000L;

    @TempDir
    private Path home;

    /// Different ones on each subnet, all forty of them in use.
    private static AccountId validator(int netuid, int place) {
        String name = "tern practice 1 validator hotkey " + (netuid * 3 + place * 7) % VALIDATORS;
        return AccountId.of(Blake2.hash256(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static Value stake(int netuid, int place) {
        return Calls.value("SubtensorModule", "add_stake", Map.of("hotkey", Value.of(validator(netuid, place).bytes()),
                "netuid", Value.of(netuid), "amount_staked", Value.of(STAKE)));
    }

    private static void stakeEverywhere(ChainClient chain, KeyPair key) throws Exception {
        List<Value> calls = new ArrayList<>();
        for (int netuid = 1; netuid <= SUBNETS; netuid++) {
            for (int place = 0; place < EACH; place++) {
                calls.add(stake(netuid, place));
            }
        }
        Transactions transactions = new Transactions(chain);
        for (int from = 0; from < calls.size(); from += CALLS) {
            Value some = Value.seq(calls.subList(from, Math.min(calls.size(), from + CALLS)));
            Outcome outcome = transactions.submitAndFollow(
                    transactions.sign(transactions.prepare(key.account(), KeyScheme.SR25519,
                            new CallSpec("Utility", "batch_all", Map.of("calls", some)),
                            TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST)), Signer.of(key)),
                    Transactions.Until.IN_BLOCK, _ -> {});
            assertThat(outcome.success()).as(outcome.failure().toString()).isTrue();
        }
    }

    private static ChainClient connect(LyingNode node, PracticeWorld world) throws Exception {
        return ChainClient.connect(node.network(),
                ChainOptions.standard().withMetadataCache(world.folders().metadataCache()));
    }

    @Test
    void fiveHundredPositionsOnAllSubnetsTakeSixRequestsAtMost() throws Exception {
        try (PracticeWorld world = PracticeWorld.start(home)) {
            try (PracticeCalls calls = world.calls()) {
                // the last two subnets open late
                calls.jumpDays(DAYS);
            }
            AccountId account = world.wallet("everywhere", Optional.empty());
            world.give(account, "1000");
            LyingNode node = LyingNode.before(world);
            try (KeyPair key = Keystore.open(world.folders().wallets())
                    .unlockColdkey("everywhere",
                            Optional.empty());
                    ChainClient chain = connect(node, world)) {
                stakeEverywhere(chain, key);
            }
            // over a connection that has nothing else to do
            try (ChainClient chain = connect(node, world)) {
                int before = node.frames();
                PortfolioSnapshot picture = new PortfolioService(chain).load(List.of(account));
                int frames = node.frames() - before;
                AccountPicture own = picture.accounts().getFirst();
                assertThat(own.positions()).hasSize(SUBNETS * EACH);
                assertThat(own.positions()).extracting(PositionPicture::netuid)
                        .containsAll(IntStream.rangeClosed(1, SUBNETS).boxed().toList());
                assertThat(own.positions().stream().map(PositionPicture::hotkey).distinct()).hasSize(VALIDATORS);
                assertThat(own.positions()).extracting(PositionPicture::exitSource)
                        .containsOnly(PositionPicture.ExitSource.RUNTIME_SIMULATION);
                assertThat(frames).as("frames").isBetween(1, MOST_FRAMES);
            } finally {
                node.end();
            }
        }
    }
}
