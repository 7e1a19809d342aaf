package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hex;
import tern.wallet.units.Rao;

/// Bytes written out by hand from the layouts of the reference, field by field.
final class LayoutsTest {

    private static final String HOT = "11".repeat(32);
    private static final String COLD = "22".repeat(32);
    private static final AccountId HOTKEY = AccountId.ofHex(HOT);
    private static final AccountId COLDKEY = AccountId.ofHex(COLD);

    /// One coldkey, two rows: 1 TAO on root; nothing on subnet 64.
    private static final String ROWS_218 = "04" + COLD + "08"
            + HOT + COLD + "00" + "02286bee" + "00" + "04" + "00" + "01"
            + HOT + COLD + "0101" + "00" + "00" + "00" + "00" + "00";

    /// One coldkey, one row: 5 alpha on subnet 64, not registered.
    private static final String ROWS_425 = "04" + COLD + "04"
            + HOT + COLD + "0101" + "0700f2052a01" + "00" + "91" + "01" + "00" + "00" + "00";

    private static ScaleReader reader(String hex) {
        return new ScaleReader(Hex.decode(hex));
    }

    @Test
    void stakesOf218AreReadAndEmptyOnesLeftOut() throws ScaleException {
        assertThat(StakeReader.readRows(reader(ROWS_218), false))
                .containsExactly(new StakeRow(COLDKEY, HOTKEY, 0, Rao.of(1_000_000_000), true));
    }

    @Test
    void stakesOf425AreRead() throws ScaleException {
        // 5,000,000,000 needs five bytes: the compact number's big form
        assertThat(StakeReader.readRows(reader(ROWS_425), true))
                .containsExactly(new StakeRow(COLDKEY, HOTKEY, 64, Rao.of(5_000_000_000L), false));
    }

    @Test
    void aLayoutThatDoesNotFitIsNoStake() {
        assertThatThrownBy(() -> StakeReader.readRows(reader(ROWS_218), true)).isInstanceOf(ScaleException.class);
        assertThatThrownBy(() -> StakeReader.readRows(reader(ROWS_218 + "00"), false))
                .isInstanceOf(ScaleException.class);
        assertThatThrownBy(() -> StakeReader.readRows(reader(ROWS_218.substring(0, 100)), false))
                .isInstanceOf(ScaleException.class);
    }

    @Test
    void answersOf218ComeWrappedInBytes() throws ScaleException {
        byte[] wrapped = new ScaleWriter().writeByteList(Hex.decode(ROWS_218)).toBytes();
        assertThat(StakeReader.readRows(Shape.unwrap(wrapped), false)).hasSize(1);
        byte[] longer = new ScaleWriter().writeByteList(Hex.decode(ROWS_218)).writeU8(0).toBytes();
        assertThatThrownBy(() -> Shape.unwrap(longer)).isInstanceOf(ScaleException.class);
    }

    @Test
    void accountsAreSentInTheFormTheRuntimeWants() {
        assertThat(Hex.encode(StakeReader.plainAccounts(List.of(COLDKEY)))).isEqualTo("0x04" + COLD);
        assertThat(Hex.encode(StakeReader.wrappedAccounts(List.of(COLDKEY, HOTKEY))))
                .isEqualTo("0x08" + "80" + COLD + "80" + HOT);
    }

    @Test
    void subnetsOf218AreReadByNetuid() throws ScaleException {
        // a gap, then subnet 2: tempo 20, alpha in 1000, alpha out 2000, TAO in 500
        String rows = "0800" + "01" + COLD + "08" + "50" + "04" + "08" + "0c" + "a10f" + "411f" + "d107" + "10" + "14";
        Map<Integer, SubnetRow> read = SubnetReader.readRows218(reader(rows));
        assertThat(read).containsOnlyKeys(2);
        assertThat(read.get(2)).isEqualTo(new SubnetRow(2, Optional.empty(), Optional.empty(), Rao.of(500),
                Rao.of(1_000), Rao.of(2_000), 20, Optional.of(COLDKEY), Optional.empty()));
    }

    /// Subnet 1 named `Kö`, symbol α, tempo 360; alpha in 1000, alpha out 2000, TAO in 500, created at block 100.
    private static final String SUBNET_425 = "01" + "04" + HOT + COLD
            + "0c" + "2d01" + "0d03" + "d902"
            + "08" + "3903" + "c502"
            + "a105" + "04" + "08" + "00" + "a10f" + "411f" + "d107" + "04" + "04" + "04" + "04" + "00" + "04"
            + "9101" + "00" + "00".repeat(16);

    @Test
    void subnetsOf425AreReadWithTheirWords() throws ScaleException {
        Map<Integer, SubnetRow> read = SubnetReader.readRows425(reader("08" + SUBNET_425 + "00"));
        assertThat(read).containsOnlyKeys(1);
        assertThat(read.get(1)).isEqualTo(new SubnetRow(1, Optional.of("Kö"), Optional.of("α"), Rao.of(500),
                Rao.of(1_000), Rao.of(2_000), 360, Optional.of(COLDKEY), Optional.of(100L)));
    }

    @Test
    void anIdentityInsideASubnetIsSkipped() throws ScaleException {
        String tail = "9101" + "00" + "00".repeat(16);
        String identity = "9101" + "01" + "0c414243" + "00".repeat(7) + "00".repeat(16);
        String with = SUBNET_425.substring(0, SUBNET_425.length() - tail.length()) + identity;
        assertThat(SubnetReader.readRows425(reader("08" + with + SUBNET_425))).containsOnlyKeys(1);
    }

    @Test
    void subnetsThatDoNotFitTheLayoutAreNone() {
        assertThatThrownBy(() -> SubnetReader.readRows425(reader("04" + SUBNET_425 + "00")))
                .isInstanceOf(ScaleException.class);
    }

    @Test
    void pricesAndSwapsAreRead() throws ScaleException {
        assertThat(SwapReader.readPrices(Hex.decode("08" + "0000" + "00ca9a3b00000000" + "4000" + "15cd5b0700000000")))
                .containsExactly(Map.entry(0, Rao.of(1_000_000_000)), Map.entry(64, Rao.of(123_456_789)));
        SwapReader.Swap swap = SwapReader.readSwap(Hex.decode("0100000000000000" + "0200000000000000"
                + "0300000000000000" + "0400000000000000" + "0500000000000000" + "0600000000000000" + "ffff"));
        assertThat(swap).isEqualTo(new SwapReader.Swap(Rao.of(1), Rao.of(2), Rao.of(3), Rao.of(4), true));
        assertThat(SwapReader.readSwap(new byte[48]).possible()).isFalse();
    }

    @Test
    void claimPreviewsAreRead() throws ScaleException {
        String row = HOT + "0100000000000000" + "0200000000000000" + "0300000000000000" + "0400000000000000"
                + "05000000" + "06000000" + "07000000" + "08000000" + "09000000";
        assertThat(RootFunds.readPreviews(reader("04" + row))).containsExactly(new BasketPosition(HOTKEY, Rao.of(1),
                Rao.of(2), Optional.of(new BasketPosition.Preview(Rao.of(3), Rao.of(4), 5, 6))));
        assertThatThrownBy(() -> RootFunds.readPreviews(reader("04" + row + "00000000")))
                .isInstanceOf(ScaleException.class);
    }

    /// Whatever bytes a node sends, the layouts answer or refuse; nothing else escapes.
    @Test
    void hostileBytesEndInOneKindOfError() {
        long seed = 41_218L;
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] good = {Hex.decode(ROWS_218), Hex.decode(ROWS_425), Hex.decode("08" + SUBNET_425 + "00")};
        int refused = 0;
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = good[random.nextInt(good.length)].clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            refused += refused(bytes, length, seed);
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    private static int refused(byte[] bytes, int length, long seed) {
        int refused = 0;
        List<Answer.Reading<ScaleReader, Object>> layouts = List.of(in -> StakeReader.readRows(in, false),
                in -> StakeReader.readRows(in, true), SubnetReader::readRows218, SubnetReader::readRows425,
                RootFunds::readPreviews);
        for (Answer.Reading<ScaleReader, Object> layout : layouts) {
            try {
                layout.read(new ScaleReader(bytes, 0, length));
            } catch (ScaleException expected) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", bytes " + Hex.encode(bytes) + " of " + length, e);
            }
        }
        return refused;
    }

    @Test
    void aSymbolThatLooksLikeTaoIsNone() {
        assertThat(SubnetRow.cleanSymbol("τ".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
        assertThat(SubnetRow.cleanSymbol("𝜏".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
        assertThat(SubnetRow.cleanSymbol("Τ".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
        assertThat(SubnetRow.cleanSymbol("β".getBytes(java.nio.charset.StandardCharsets.UTF_8))).contains("β");
    }
}
