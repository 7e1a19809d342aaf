package tern.app.mining.worth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.app.feed.Samples;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.mining.MinerField;
import tern.wallet.mining.MiningOutlook;
import tern.wallet.mining.MiningReader;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.Removal;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.SubnetAbout;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Subnets with miners, made up: epochs of 360 blocks, so that a day is twenty of them.
public final class WorthSamples {

    public static final long NOW = 8_599_188;
    private static final int TEMPO = 360;

    private WorthSamples() {}

    private static AccountId account(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        return AccountId.of(bytes);
    }

    /// Miners that are paid so much alpha an epoch, in thousandths; each alpha sells for 0.05 TAO.
    public static WorthSource.Look look(int netuid, Rao seat, long... paid) {
        List<Neuron> neurons = new ArrayList<>();
        for (int uid = 0; uid < paid.length; uid++) {
            neurons.add(new Neuron(uid, account(uid + 1), Optional.of(account(uid + 301)), Optional.empty(),
                    Optional.empty(), true, false, NOW - 5, Rao.of(paid[uid] * 1_000_000), 0, paid[uid] > 0 ? 100 : 0,
                    0,
                    OptionalInt.empty(), NOW - 144_000, Rao.ZERO, Rao.ZERO, Rao.ZERO));
        }
        Subnet subnet = new Subnet(netuid, "Ridges", "λ", Samples.tao("0.05"), Samples.tao("10000"),
                Samples.tao("200000"), Samples.tao("1"), TEMPO, Optional.empty(), Optional.empty());
        SubnetDetail detail = new SubnetDetail(new BlockRef(NOW, Hash32.of(new byte[32])),
                new SubnetOverview(subnet, 0, OptionalDouble.empty(), true, true, true, seat, 256, neurons.size()),
                new SubnetAbout(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(), Optional.empty(), TEMPO, OptionalLong.empty(), Rao.ZERO, 11_796, 5_000,
                new Seats(true, true, seat, Samples.tao("0.0005"), Samples.tao("100"), OptionalLong.of(360),
                        OptionalDouble.of(1.26), 256, neurons.size(), 7_200, 10),
                new Removal(1, OptionalInt.empty(), OptionalLong.empty(), true, OptionalInt.empty(), 0,
                        OptionalInt.empty(), Optional.empty()),
                List.of(), neurons, List.of());
        MinerField field = MinerField.of(detail).orElseThrow();
        List<MiningOutlook.Sale> sales = List.of(sale(field.percentile(10)), sale(field.percentile(50)),
                sale(field.percentile(90)));
        return new WorthSource.Look(detail, new MiningReader.Reading(field, sales, false,
                Quote.Source.RUNTIME_SIMULATION));
    }

    /// The same, with one's own miner in the middle.
    static WorthSource.Look own(WorthSource.Look look, Rao observed) {
        List<MiningOutlook.Sale> sales = new ArrayList<>(look.reading().sales());
        sales.set(1, sale(observed));
        return new WorthSource.Look(look.detail(), new MiningReader.Reading(look.reading().field(), sales, true,
                Quote.Source.RUNTIME_SIMULATION));
    }

    private static MiningOutlook.Sale sale(Rao alpha) {
        return new MiningOutlook.Sale(alpha, Rao.of(alpha.value() / 20));
    }
}
