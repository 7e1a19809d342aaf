package tern.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Axon;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.subnets.Setting;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.subnets.ValidatorRow;

/// Subnets and validators in JSON. Fields are documented in `docs/cli.md`.
final class SubnetJson {

    private SubnetJson() {}

    static void head(Json json, ChainClient chain, BlockRef block) {
        json.text("network", chain.network().id())
                .text("genesis", chain.genesis().toString())
                .number("specVersion", chain.runtime().specVersion())
                .startObject("block");
        PortfolioJson.block(json, block);
        json.endObject();
    }

    /// `no-permit`
    static String word(ValidatorRow.Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void validator(Json json, ValidatorRow row) {
        json.text("hotkey", row.hotkey().address())
                .textOrNull("owner", row.owner().map(AccountId::address))
                .textOrNull("name", row.name().map(Plain::text));
        numberOrNull(json, "uid", row.uid());
        numberOrNull(json, "takeOf65535", row.take().map(Integer::longValue));
        json.rao("alphaRao", row.alpha())
                .rao("rootRao", row.root())
                .rao("weightRao", row.weight())
                .raoOrNull("ownRao", row.own());
        numberOrNull(json, "trustOf65535", row.trust());
        json.number("lastUpdateBlock", row.lastUpdate())
                .flag("permit", row.permit())
                .text("standing", word(row.standing()))
                .rao("lastDividendsRao", row.dividends())
                .rao("alphaAtPayoutRao", row.alphaAtPayout());
    }

    static void detail(Json json, SubnetDetail detail, Optional<PoolDepth> depth) {
        SubnetOverview own = detail.overview();
        json.number("netuid", own.netuid())
                .text("name", Plain.text(own.subnet().name()))
                .text("symbol", Plain.text(own.subnet().symbol()))
                .textOrNull("description", detail.about().description().map(Plain::text))
                .textOrNull("url", detail.about().url().map(Plain::text))
                .textOrNull("repository", detail.about().repository().map(Plain::text))
                .textOrNull("contact", detail.about().contact().map(Plain::text))
                .textOrNull("owner", detail.owner().map(AccountId::address))
                .textOrNull("ownerHotkey", detail.ownerHotkey().map(AccountId::address));
        numberOrNull(json, "registeredAtBlock", own.subnet().registeredAt());
        json.flag("started", own.started()).flag("tradable", own.tradable());
        json.rao("priceRao", own.subnet().price())
                .rao("taoInRao", own.subnet().taoIn())
                .rao("alphaInRao", own.subnet().alphaIn())
                .rao("alphaOutRao", own.subnet().alphaOut());
        factor(json, "movingPrice", OptionalDouble.of(own.movingPrice()));
        factor(json, "emissionShare", own.emissionShare());
        json.rao("alphaPerBlockRao", detail.alphaPerBlock()).number("ownerCutOf65535", detail.ownerCut());
        json.number("tempoBlocks", detail.tempoBlocks());
        numberOrNull(json, "nextPayoutBlock", detail.nextPayout());
        depth(json, depth);
        seats(json, detail);
        removal(json, detail);
        json.startArray("settings");
        for (Setting setting : detail.settings()) {
            json.startObject().text("name", Plain.text(setting.name()));
            switch (setting.value()) {
                case Setting.Flag flag -> json.flag("value", flag.on());
                case Setting.Whole whole -> json.number("value", whole.number());
                case Setting.Money money -> json.rao("rao", money.rao());
                case Setting.Factor factor -> factor(json, "value", OptionalDouble.of(factor.number()));
            }
            json.endObject();
        }
        json.endArray().startArray("neurons");
        for (Neuron neuron : detail.neurons()) {
            neuron(json, detail, neuron);
        }
        json.endArray();
    }

    private static void depth(Json json, Optional<PoolDepth> depth) {
        if (depth.isEmpty()) {
            json.generator().writeNullProperty("depth");
            return;
        }
        json.startObject("depth")
                .text("source", depth.get().source().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .startArray("levels");
        levels(json, depth.get().levels());
        json.endArray().startArray("buys");
        levels(json, depth.get().buys());
        json.endArray().endObject();
    }

    private static void levels(Json json, List<PoolDepth.Level> levels) {
        for (PoolDepth.Level level : levels) {
            json.startObject()
                    .number("impactBasisPoints", level.basisPoints())
                    .rao("alphaRao", level.alpha())
                    .rao("taoRao", level.tao())
                    .endObject();
        }
    }

    private static void seats(Json json, SubnetDetail detail) {
        json.startObject("registration")
                .flag("open", detail.seats().open())
                .flag("byWork", detail.seats().byWork())
                .rao("costRao", detail.seats().cost())
                .rao("leastRao", detail.seats().least())
                .rao("mostRao", detail.seats().most());
        numberOrNull(json, "halfLifeBlocks", detail.seats().halfLifeBlocks());
        factor(json, "increase", detail.seats().increase());
        json.number("seats", detail.seats().seats())
                .number("taken", detail.seats().taken())
                .number("immunityBlocks", detail.seats().immunityBlocks())
                .number("minNonImmune", detail.seats().minNonImmune());
        json.startArray("nextOutUids");
        detail.pruning().forEach(json.generator()::writeNumber);
        json.endArray().endObject();
    }

    private static void removal(Json json, SubnetDetail detail) {
        json.startObject("removal").number("subnets", detail.removal().subnets());
        numberOrNull(json, "limit", detail.removal().limit());
        numberOrNull(json, "protectedUntilBlock", detail.removal().protectedUntil());
        json.flag("protected", detail.removal().protectedNow());
        numberOrNull(json, "rank", detail.removal().rank());
        json.number("canGo", detail.removal().canGo());
        numberOrNull(json, "nextToGo", detail.removal().nextToGo());
        json.raoOrNull("newSubnetCostRao", detail.removal().newSubnetCost()).endObject();
    }

    private static void neuron(Json json, SubnetDetail detail, Neuron neuron) {
        json.startObject()
                .number("uid", neuron.uid())
                .text("hotkey", neuron.hotkey().address())
                .textOrNull("coldkey", neuron.coldkey().map(AccountId::address))
                .textOrNull("name", neuron.name().map(Plain::text))
                .textOrNull("axon", neuron.axon().map(Axon::text))
                .flag("active", neuron.active())
                .flag("permit", neuron.permit())
                .flag("immune", detail.immune(neuron))
                .number("lastUpdateBlock", neuron.lastUpdate())
                .number("registeredAtBlock", neuron.registeredAt())
                .rao("emissionRao", neuron.emission())
                .number("dividendsOf65535", neuron.dividends())
                .number("incentiveOf65535", neuron.incentive())
                .number("consensusOf65535", neuron.consensus());
        numberOrNull(json, "validatorTrustOf65535", neuron.validatorTrust());
        json.rao("alphaRao", neuron.alpha()).rao("weightRao", neuron.weight()).endObject();
    }

    static void numberOrNull(Json json, String name, Optional<Long> value) {
        if (value.isPresent()) {
            json.number(name, value.get());
        } else {
            json.generator().writeNullProperty(name);
        }
    }

    static void numberOrNull(Json json, String name, OptionalInt value) {
        numberOrNull(json, name, value.isPresent() ? Optional.of((long) value.getAsInt()) : Optional.empty());
    }

    static void numberOrNull(Json json, String name, OptionalLong value) {
        numberOrNull(json, name, value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty());
    }

    private static void factor(Json json, String name, OptionalDouble value) {
        if (value.isPresent()) {
            json.generator().writeNumberProperty(name, value.getAsDouble());
        } else {
            json.generator().writeNullProperty(name);
        }
    }
}
