package tern.node.practice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.chain.Signing;
import tern.wallet.keys.KeyPair;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.units.Hex;

/// Many transactions in one burst, many clients at once.
class LoadTest {

    private static final long TAO = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void aThousandTransfersInOneBurstAreAllIncludedOrRefusedWithAReason() throws Exception {
        int senders = 20;
        int each = 50;
        try (Door door = Door.open(folder); RpcClient rpc = door.client()) {
            List<RpcRequest> burst = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                KeyPair key = Signing.key(100 + sender);
                // the last of them cannot pay for all they send
                door.chain.grant(key.account(), (sender == senders - 1 ? 20 : 1_000) * TAO);
                for (int i = 0; i < each; i++) {
                    byte[] extrinsic = door.signing.sign(key,
                            door.signing.transfer(Signing.key(99).account(), TAO), i);
                    if (sender == 0 && i == 7) {
                        extrinsic[80] ^= 1;
                    }
                    burst.add(RpcRequest.of("author_submitExtrinsic", Hex.encode(extrinsic)));
                }
            }
            long started = System.nanoTime();
            TreeMap<String, Integer> answers = new TreeMap<>();
            int accepted = 0;
            for (RpcReply reply : rpc.batch(burst)) {
                if (reply.failure().isEmpty()) {
                    accepted++;
                } else {
                    RpcException e = reply.failure().get();
                    answers.merge(e.code().orElse(0) + " " + e.data().orElse(e.serverMessage()), 1, Integer::sum);
                }
            }
            long taken = System.nanoTime();
            long first = door.chain.best().number() + 1;
            int blocks = 0;
            while (!door.chain.pending().isEmpty()) {
                door.chain.makeBlock();
                blocks++;
            }
            long made = System.nanoTime();
            assertThat(accepted + answers.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
            int included = 0;
            int failed = 0;
            for (long number = first; number <= door.chain.best().number(); number++) {
                List<String> events = door.signing.events(number);
                included += door.chain.head(number).orElseThrow().extrinsics().size() - 1;
                failed += (int) events.stream().filter("System.ExtrinsicFailed"::equals).count();
            }
            // behind the flipped one 42 wait for a nonce that never comes: in the pool, and said to be there
            assertThat(included).isEqualTo(accepted - door.chain.waiting());
            assertThat(door.chain.waiting()).isEqualTo(42);
            assertThat(answers).containsEntry("1010 Transaction has a bad signature", 1);
            assertThat(door.signing.free(Signing.key(99).account())).isEqualTo((included - failed) * TAO);
            assertThat(failed).as("the poor one's transfers fail in their block").isPositive();
            System.out.printf(
                    "burst of 1,000: taken in %d ms, %d blocks in %d ms, %d included, %d failed, refused %s%n",
                    (taken - started) / 1_000_000, blocks, (made - taken) / 1_000_000, included, failed, answers);
        }
    }

    @Test
    void fiftyClientsSubscribeAtOnceAndAllHearOfEveryBlock() throws Exception {
        int clients = 50;
        int blocks = 20;
        try (Door door = Door.open(folder); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<RpcClient> open = new CopyOnWriteArrayList<>();
            List<List<Long>> heard = new CopyOnWriteArrayList<>();
            List<Future<?>> ready = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                ready.add(threads.submit(() -> {
                    RpcClient client = door.client();
                    open.add(client);
                    List<Long> heads = new CopyOnWriteArrayList<>();
                    heard.add(heads);
                    client.subscribe("chain_subscribeNewHeads", "chain_unsubscribeNewHeads", List.of(),
                            head -> heads.add(Long.decode(head.path("number").stringValue())));
                    client.call("state_call", "SubnetInfoRuntimeApi_get_all_dynamic_info", "0x");
                    return null;
                }));
            }
            for (Future<?> each : ready) {
                each.get();
            }
            long before = door.chain.best().number();
            long started = System.nanoTime();
            for (int i = 0; i < blocks; i++) {
                door.chain.makeBlock();
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(heard).hasSize(clients)
                            .allMatch(heads -> heads.contains(before + blocks)));
            System.out.printf("50 clients heard of %d blocks within %d ms%n", blocks,
                    (System.nanoTime() - started) / 1_000_000);
            for (List<Long> heads : heard) {
                assertThat(heads).isSorted().doesNotHaveDuplicates().hasSize(blocks + 1);
            }
            open.forEach(RpcClient::close);
            await().until(() -> door.server().openConnections() == 0);
        }
    }
}
