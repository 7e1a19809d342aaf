package tern.wallet.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Twox;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.rpc.RpcException;
import tern.wallet.units.Hex;

/// Against a running node with the spec 218 runtime and its seeded stakes: `TERN_REAL_NODE=ws://…`. Every number of
/// //Wallet's portfolio is worked out again from raw storage, by keys and arithmetic of this test's own. Skipped where
/// there is no node.
final class RealNodeTest {

    private static final String MODULE = "SubtensorModule";
    private static final BigInteger PER_TAO = BigInteger.valueOf(1_000_000_000);

    private ChainClient client;
    private AccountId wallet;
    private BlockRef block;

    @BeforeEach
    void connect() throws Exception {
        String url = System.getenv("TERN_REAL_NODE");
        Assumptions.assumeTrue(url != null, "skipped: TERN_REAL_NODE names no node");
        client = ChainClient.connect(Networks.parse(url), ChainOptions.standard());
        Assumptions.assumeTrue(client.runtime().specVersion() == 218, "skipped: the node does not run spec 218");
        wallet = Ss58.parse("5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH");
        block = client.bestBlock();
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void theWholePortfolioTakesFourFrames() throws Exception {
        long before = client.rpc().framesSent();
        PortfolioSnapshot snapshot = new PortfolioService(client).load(List.of(wallet));
        // finding the head takes a second frame when a block arrives at that very moment
        assertThat(client.rpc().framesSent() - before).isBetween(4L, 5L);
        assertThat(snapshot.accounts().getFirst().positions()).isNotEmpty();

        before = client.rpc().framesSent();
        new PortfolioService(client).load(List.of(wallet), client.blockAtConnect());
        assertThat(client.rpc().framesSent() - before).isEqualTo(3);
    }

    @Test
    void everyNumberIsWhatStorageSays() throws Exception {
        PortfolioSnapshot snapshot = new PortfolioService(client).load(List.of(wallet), block);
        assertThat(snapshot.specVersion()).isEqualTo(218);
        assertThat(snapshot.blockTime().orElseThrow().toEpochMilli())
                .isEqualTo(little(raw("Timestamp", "Now").orElseThrow()).longValueExact());

        byte[] info = raw("System", "Account", blake(wallet.bytes())).orElseThrow();
        AccountPicture account = snapshot.accounts().getFirst();
        assertThat(account.free().value()).isEqualTo(u64(info, 16));
        assertThat(account.reserved().value()).isEqualTo(u64(info, 24));
        assertThat(account.locked().value()).isEqualTo(Math.max(0, u64(info, 32) - u64(info, 24)));

        List<Expected> expected = expectedPositions();
        assertThat(account.positions()).hasSameSizeAs(expected);
        for (Expected one : expected) {
            PositionPicture position = account.positions()
                    .stream()
                    .filter(candidate -> candidate.netuid() == one.netuid() && candidate.hotkey().equals(one.hotkey()))
                    .findFirst()
                    .orElseThrow();
            compare(position, one, expected);
            System.out.println(position.netuid() + " " + position.symbol() + " " + position.hotkey() + " "
                    + position.validatorName().orElse("—") + " take " + position.take().orElse(-1) + " alpha "
                    + position.alpha() + " price " + position.price() + " spot " + position.spot() + " exit "
                    + position.exit() + " " + position.exitSource() + " earning " + position.earning());
        }
        System.out.println("block " + snapshot.block().number() + " free " + account.free() + " spot "
                + account.totalSpot() + " exit " + account.totalExit());
        compareSubnets(snapshot);
    }

    private record Expected(int netuid, AccountId hotkey, long alpha) {}

    /// Shares of `Alpha` times `TotalHotkeyAlpha` over `TotalHotkeyShares`, in the runtime's I96F32.
    private List<Expected> expectedPositions() throws Exception {
        byte[] hotkeys = raw(MODULE, "StakingHotkeys", blake(wallet.bytes())).orElseThrow();
        List<Expected> positions = new ArrayList<>();
        for (int at = hotkeys.length % 32; at < hotkeys.length; at += 32) {
            byte[] hotkey = java.util.Arrays.copyOfRange(hotkeys, at, at + 32);
            for (int netuid : netuids()) {
                BigInteger shares = number(MODULE, "Alpha", blake(hotkey), blake(wallet.bytes()), u16(netuid));
                BigInteger allShares = number(MODULE, "TotalHotkeyShares", blake(hotkey), u16(netuid));
                BigInteger allAlpha = number(MODULE, "TotalHotkeyAlpha", blake(hotkey), u16(netuid));
                if (shares.signum() == 0 || allShares.signum() == 0) {
                    continue;
                }
                BigInteger perShare = allAlpha.shiftLeft(32).divide(allShares);
                long alpha = perShare.multiply(shares).shiftRight(32).longValueExact();
                if (alpha > 0) {
                    positions.add(new Expected(netuid, AccountId.of(hotkey), alpha));
                }
            }
        }
        return positions;
    }

    private void compare(PositionPicture position, Expected one, List<Expected> all) throws Exception {
        BigInteger alpha = BigInteger.valueOf(one.alpha());
        assertThat(position.alpha().value()).isEqualTo(one.alpha());
        boolean pool = one.netuid() != 0 && number(MODULE, "SubnetMechanism", u16(one.netuid())).intValue() == 1;
        BigInteger taoIn = number(MODULE, "SubnetTAO", u16(one.netuid()));
        BigInteger alphaIn = number(MODULE, "SubnetAlphaIn", u16(one.netuid()));
        BigInteger price = pool ? taoIn.multiply(PER_TAO).divide(alphaIn) : PER_TAO;
        assertThat(position.price().value()).isEqualTo(price.longValueExact());
        assertThat(position.spot().value()).isEqualTo(alpha.multiply(price).divide(PER_TAO).longValueExact());
        BigInteger together = all.stream()
                .filter(other -> other.netuid() == one.netuid())
                .map(other -> BigInteger.valueOf(other.alpha()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger whole = pool ? taoIn.multiply(together).divide(alphaIn.add(together)) : together;
        BigInteger share = whole.multiply(alpha).divide(together);
        assertThat(position.exit().value()).isBetween(share.longValueExact(),
                share.longValueExact() + all.size());
        assertThat(position.exitSource()).isEqualTo(one.netuid() == 0 ? ExitSource.ROOT : ExitSource.POOL_FORMULA);

        byte[] owner = raw(MODULE, "Owner", blake(one.hotkey().bytes())).orElseThrow();
        Optional<byte[]> identity = raw(MODULE, "Identities", blake(owner));
        assertThat(position.validatorName()).isEqualTo(identity.map(RealNodeTest::firstText));
        assertThat(position.take().orElseThrow()).isEqualTo(
                raw(MODULE, "Delegates", blake(one.hotkey().bytes())).map(RealNodeTest::little)
                        .map(BigInteger::intValue)
                        .orElse(defaultTake()));
        boolean paid = false;
        for (int netuid : one.netuid() == 0 ? netuids() : List.of(one.netuid())) {
            paid |= number(MODULE, "HotkeyDividendsPerSubnet", u16(netuid), blake(one.hotkey().bytes())).signum() > 0;
        }
        assertThat(position.earning()).contains(paid);
    }

    private void compareSubnets(PortfolioSnapshot snapshot) throws Exception {
        assertThat(snapshot.subnets().keySet()).containsExactlyElementsOf(netuids());
        for (Subnet subnet : snapshot.subnets().values()) {
            byte[] key = u16(subnet.netuid());
            assertThat(subnet.taoIn().value()).isEqualTo(number(MODULE, "SubnetTAO", key).longValueExact());
            assertThat(subnet.alphaIn().value()).isEqualTo(number(MODULE, "SubnetAlphaIn", key).longValueExact());
            assertThat(subnet.alphaOut().value()).isEqualTo(number(MODULE, "SubnetAlphaOut", key).longValueExact());
            assertThat(subnet.tempoBlocks()).isEqualTo(number(MODULE, "Tempo", key).intValueExact());
            String name = raw(MODULE, "SubnetIdentities", blake(key)).map(RealNodeTest::firstText)
                    .orElse(subnet.netuid() == 0 ? "Root" : "Subnet " + subnet.netuid());
            assertThat(subnet.name()).isEqualTo(subnet.netuid() == 0 ? "Root" : name);
            System.out.println("subnet " + subnet.netuid() + " " + subnet.name() + " " + subnet.symbol() + " price "
                    + subnet.price() + " tempo " + subnet.tempoBlocks());
        }
    }

    private int defaultTake() {
        return (int) little(client.runtime()
                .metadata()
                .findPallet(MODULE)
                .orElseThrow()
                .findStorage("Delegates")
                .orElseThrow()
                .defaultValue()).longValueExact();
    }

    private List<Integer> netuids() throws RpcException {
        TreeMap<Integer, Boolean> found = new TreeMap<>();
        String prefix = Hex.encode(key(MODULE, "NetworksAdded"));
        client.rpc().call("state_getKeysPaged", prefix, 1000, null, block.hash().toString()).forEach(key -> {
            byte[] bytes = Hex.decode(key.asString());
            found.put(bytes[32] & 0xff | (bytes[33] & 0xff) << 8, true);
        });
        return List.copyOf(found.keySet());
    }

    // --- storage by hand

    private BigInteger number(String pallet, String item, byte[]... keys) throws RpcException {
        return raw(pallet, item, keys).map(RealNodeTest::little).orElse(BigInteger.ZERO);
    }

    private Optional<byte[]> raw(String pallet, String item, byte[]... keys) throws RpcException {
        var value = client.rpc().call("state_getStorage", Hex.encode(key(pallet, item, keys)), block.hash().toString());
        return value.isNull() ? Optional.empty() : Optional.of(Hex.decode(value.asString()));
    }

    private static byte[] key(String pallet, String item, byte[]... keys) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(Twox.twox128(pallet.getBytes(StandardCharsets.US_ASCII)));
        key.writeBytes(Twox.twox128(item.getBytes(StandardCharsets.US_ASCII)));
        for (byte[] part : keys) {
            key.writeBytes(part);
        }
        return key.toByteArray();
    }

    private static byte[] blake(byte[] key) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.writeBytes(Blake2.hash128(key));
        hashed.writeBytes(key);
        return hashed.toByteArray();
    }

    private static byte[] u16(int value) {
        return new byte[]{(byte) value, (byte) (value >> 8)};
    }

    private static long u64(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    private static BigInteger little(byte[] bytes) {
        byte[] big = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            big[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, big);
    }

    /// The first field of an identity: a short text.
    private static String firstText(byte[] identity) {
        int length = (identity[0] & 0xff) >> 2;
        return new String(identity, 1, length, StandardCharsets.UTF_8);
    }
}
