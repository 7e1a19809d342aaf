package tern.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import tern.app.cli.Holders.Holder;
import tern.app.cli.Holders.LeftOut;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.units.Rao;

/// A portfolio as JSON. The form is part of `docs/cli.md`: fields are added, never changed or removed.
final class PortfolioJson {

    private PortfolioJson() {}

    /// @param holders in the order of the snapshot's accounts
    static void write(PortfolioSnapshot snapshot, List<Holder> holders, List<LeftOut> leftOut, PrintStream out) {
        try (Json json = new Json()) {
            json.text("network", snapshot.networkId())
                    .text("genesis", snapshot.genesis().toString())
                    .number("specVersion", snapshot.specVersion());
            json.startObject("block");
            block(json, snapshot.block());
            if (snapshot.blockTime().isPresent()) {
                json.number("timeMillis", snapshot.blockTime().get().toEpochMilli());
            } else {
                json.generator().writeNullProperty("timeMillis");
            }
            json.endObject();
            json.startArray("accounts");
            long free = 0;
            List<AccountPicture> accounts = snapshot.accounts();
            for (int i = 0; i < accounts.size(); i++) {
                free = Math.addExact(free, accounts.get(i).free().value());
                account(json, accounts.get(i), holders.get(i), snapshot);
            }
            json.endArray();
            json.startObject("totals")
                    .rao("freeRao", Rao.of(free))
                    .rao("spotRao", snapshot.totalSpot())
                    .rao("exitRao", snapshot.totalExit())
                    .endObject();
            json.startArray("leftOut");
            for (LeftOut one : leftOut) {
                json.startObject().text("name", one.name()).text("reason", one.reason()).endObject();
            }
            json.endArray();
            json.writeTo(out);
        }
    }

    static void block(Json json, BlockRef block) {
        json.number("number", block.number()).text("hash", block.hash().toString());
    }

    private static void account(Json json, AccountPicture account, Holder holder, PortfolioSnapshot snapshot) {
        json.startObject()
                .textOrNull("name", holder.name())
                .text("address", account.account().address())
                .flag("watched", holder.watched())
                .rao("freeRao", account.free())
                .rao("reservedRao", account.reserved())
                .rao("lockedRao", account.locked())
                .rao("transferableRao", account.transferable());
        if (account.claims().isPresent()) {
            json.rao("claimableRao", account.claims().get().claimable());
        } else {
            json.generator().writeNullProperty("claimableRao");
        }
        json.startArray("positions");
        for (PositionPicture position : account.positions()) {
            Subnet subnet = snapshot.subnets().get(position.netuid());
            json.startObject().number("netuid", position.netuid()).text("symbol", Plain.text(position.symbol()));
            json.textOrNull("subnet", subnet == null ? Optional.empty() : Optional.of(Plain.text(subnet.name())));
            json.text("hotkey", position.hotkey().address());
            json.textOrNull("validator", position.validatorName().map(Plain::text));
            if (position.take().isPresent()) {
                json.number("takeOf65535", position.take().get());
            } else {
                json.generator().writeNullProperty("takeOf65535");
            }
            json.rao("alphaRao", position.alpha())
                    .rao("priceRao", position.price())
                    .rao("spotRao", position.spot())
                    .rao("exitRao", position.exit())
                    .text("exitSource", source(position.exitSource()))
                    .flagOrNull("earning", position.earning())
                    .endObject();
        }
        json.endArray().rao("spotRao", account.totalSpot()).rao("exitRao", account.totalExit()).endObject();
    }

    static String source(PositionPicture.ExitSource source) {
        return switch (source) {
            case RUNTIME_SIMULATION -> "runtime-simulation";
            case POOL_FORMULA -> "pool-formula";
            case ROOT -> "root";
            case UNAVAILABLE -> "unavailable";
        };
    }
}
