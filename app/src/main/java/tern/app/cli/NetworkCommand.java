package tern.app.cli;

import tern.app.transact.Amounts;
import java.util.List;
import tern.app.boot.Settings;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.Network;
import tern.wallet.rpc.RpcClient;
import tern.wallet.units.TernException;

/// `tern network`: which node answers; `tern network use NAME`: which network to use from now on.
final class NetworkCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException {
        List<String> words = invocation.arguments().positionals();
        if (words.isEmpty()) {
            return show(invocation);
        }
        if (!words.getFirst().equals("use") || words.size() != 2) {
            throw invocation.usage("network.usage");
        }
        if (invocation.arguments().has("--network")) {
            throw invocation.usage("network.use-alone");
        }
        return use(words.get(1), invocation);
    }

    private static int show(Invocation invocation) throws TernException {
        try (ChainClient chain = invocation.connect()) {
            Network network = chain.network();
            BlockRef best = chain.blockAtConnect();
            BlockRef finalized = chain.finalizedBlock();
            RpcClient rpc = chain.rpc();
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.text("network", network.id())
                            .text("title", network.title())
                            .text("endpoint", rpc.endpoint().toString())
                            .text("trust", trust(network))
                            .text("genesis", chain.genesis().toString())
                            .text("specName", Plain.text(chain.runtime().specName()))
                            .number("specVersion", chain.runtime().specVersion())
                            .startObject("block");
                    PortfolioJson.block(json, best);
                    json.endObject().startObject("finalized");
                    PortfolioJson.block(json, finalized);
                    json.endObject().writeTo(invocation.out());
                }
                return 0;
            }
            Texts texts = invocation.texts();
            invocation.print(new Table("ll")
                    .row(texts.get("network.name"), Plain.text(network.title()))
                    .row(texts.get("network.node"), Plain.text(rpc.endpoint().toString(), 120))
                    .row("", texts.get("network.trust." + trust(network)))
                    .row(texts.get("network.genesis"), chain.genesis().toString())
                    .row(texts.get("network.runtime"),
                            Plain.text(chain.runtime().specName(), 60) + ' ' + chain.runtime().specVersion())
                    .row(texts.get("network.block"), Amounts.grouped(best.number()) + "  " + best.hash())
                    .row(texts.get("network.finalized"), Amounts.grouped(finalized.number()) + "  " + finalized.hash())
                    .text(0));
            return 0;
        }
    }

    private static int use(String name, Invocation invocation) throws TernException {
        Network network = Networks.parse(name);
        Settings saved = invocation.settingsStore().update(settings -> settings.withNetwork(network.id()));
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("network", saved.network().orElse(network.id()))
                        .text("settings", invocation.folders().settingsFile().toString())
                        .writeTo(invocation.out());
            }
        }
        invocation.say("network.saved", Plain.text(network.title()));
        return 0;
    }

    private static String trust(Network network) {
        return switch (network.trust()) {
            case PUBLIC -> "public";
            case NAMED -> "named";
            case OWN -> "own";
            case PRACTICE -> "practice";
        };
    }
}
