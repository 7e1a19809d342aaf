package tern.wallet.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.FakeChain;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.scale.Value;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.Removal;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.SubnetAbout;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

final class MinerFieldTest {

    private static final long NOW = 100_000;
    private static final int OWNER = 90;

    private static Neuron neuron(int uid, int coldkey, boolean permit, int dividends, int incentive, long emission,
            long registered) {
        return new Neuron(uid, FakeChain.account(uid + 1), Optional.of(FakeChain.account(coldkey)), Optional.empty(),
                Optional.empty(), true, permit, NOW - 5, Rao.of(emission), dividends, incentive, 0, OptionalInt.empty(),
                registered, Rao.ZERO, Rao.ZERO, Rao.ZERO);
    }

    private static SubnetDetail detail(int netuid, int seats, List<Neuron> neurons, List<Integer> pruning) {
        Subnet subnet = new Subnet(netuid, "Chutes", "ش", Rao.of(31_000_000), Rao.of(1), Rao.of(1), Rao.of(1), 360,
                Optional.empty(), Optional.empty());
        return new SubnetDetail(new BlockRef(NOW, Hash32.of(new byte[32])),
                new SubnetOverview(subnet, 0, OptionalDouble.empty(), true, true, true, Rao.ZERO, seats,
                        neurons.size()),
                new SubnetAbout(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(FakeChain.account(OWNER)), Optional.empty(), 360, OptionalLong.empty(), Rao.ZERO, 11_796,
                5_000,
                new Seats(true, false, Rao.ZERO, Rao.ZERO, Rao.ZERO, OptionalLong.empty(), OptionalDouble.empty(),
                        seats, neurons.size(), 3_600, 10),
                new Removal(1, OptionalInt.empty(), OptionalLong.empty(), true, OptionalInt.empty(), 0,
                        OptionalInt.empty(), Optional.empty()),
                List.of(), neurons, pruning);
    }

    @Test
    void minersAreToldFromValidatorsAndFromTheOwner() {
        List<Neuron> neurons = List.of(
                neuron(0, 1, true, 65_535, 0, 900, 10), // a validator
                neuron(1, OWNER, false, 0, 20_000, 400, 10), // the owner's miner, paid to nobody
                neuron(2, 2, false, 0, 30_000, 300, 10_000),
                neuron(3, 3, false, 0, 10_000, 100, NOW - 100), // immune, of this day
                neuron(4, 4, false, 0, 0, 0, NOW - 200), // immune, earns nothing
                neuron(5, 5, true, 5_000, 5_000, 600, 20_000)); // both: 50 of its 600 as a miner
        MinerField field = MinerField.of(detail(64, 6, neurons, List.of(4, 3))).orElseThrow();
        assertThat(field.daily()).extracting(Rao::value).containsExactly(0L, 1_000L, 2_000L, 6_000L);
        assertThat(field.earning()).isEqualTo(3);
        assertThat(field.young()).isEqualTo(2);
        assertThat(field.youngEarning()).isEqualTo(1);
        assertThat(field.newInDay()).isEqualTo(2);
        assertThat(field.pruningLine()).contains(Rao.ZERO);
        assertThat(field.withheld().orElseThrow()).isCloseTo(20_000 / 65_000.0, within(1e-9));
        assertThat(field.medianAgeDays().orElseThrow()).isCloseTo(12.5, within(1e-9));
        assertThat(field.immunityDays()).isEqualTo(0.5);
    }

    @Test
    void whileSeatsAreFreeNobodyIsPutOut() {
        List<Neuron> neurons = List.of(neuron(0, 1, false, 0, 0, 0, 10));
        MinerField field = MinerField.of(detail(64, 256, neurons, List.of(0))).orElseThrow();
        assertThat(field.pruningLine()).isEmpty();
        assertThat(field.withheld()).as("nobody was rated").isEmpty();
        assertThat(field.mostEarnNothing()).isTrue();
        assertThat(MinerField.of(detail(0, 64, neurons, List.of()))).as("nobody mines on root").isEmpty();
    }

    private static Value swap(long tao) {
        Map<String, Value> six = new LinkedHashMap<>();
        for (String field : List.of("tao_amount", "alpha_amount", "tao_fee", "alpha_fee", "tao_slippage",
                "alpha_slippage")) {
            six.put(field, Value.of(field.equals("tao_amount") ? tao : 1));
        }
        return Value.struct(six);
    }

    @Test
    void daysAreSoldAsTheRuntimeSimulatesInOneFrame() throws Exception {
        List<Neuron> neurons = List.of(neuron(0, 1, false, 0, 0, 0, 10), neuron(1, 2, false, 0, 10, 100, 10),
                neuron(2, 3, false, 0, 20, 200, 10));
        FakeChain chain = new FakeChain(FakeChain.modern()).api("SwapRuntimeApi", "sim_swap_alpha_for_tao",
                args -> swap(((Value.Int) args.get(1)).value().longValue() / 40));
        MiningReader.Reading reading = MiningReader.read(chain, detail(64, 256, neurons, List.of()),
                Optional.empty(), 50).orElseThrow();
        // nothing of nothing, half of the middle and half of the best
        assertThat(reading.sales()).extracting(sale -> sale.tao().value()).containsExactly(0L, 25L, 50L);
        assertThat(reading.sales()).extracting(sale -> sale.alpha().value()).containsExactly(0L, 2_000L, 4_000L);
        assertThat(reading.sales()).extracting(sale -> sale.sold().value()).containsExactly(0L, 1_000L, 2_000L);
        // the other half at 0.031 TAO
        assertThat(reading.sales()).extracting(sale -> sale.kept().value()).containsExactly(0L, 31L, 62L);
        assertThat(reading.source()).isEqualTo(Quote.Source.RUNTIME_SIMULATION);
        assertThat(chain.frames()).isEqualTo(1);
        MiningReader.Reading own = MiningReader.read(chain, detail(64, 256, neurons, List.of()),
                Optional.of(Rao.of(8_000)), 100).orElseThrow();
        assertThat(own.sales().get(1)).isEqualTo(new MiningOutlook.Sale(Rao.of(8_000), Rao.of(200)));
        assertThat(own.own()).isTrue();
    }
}
