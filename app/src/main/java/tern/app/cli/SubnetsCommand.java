package tern.app.cli;

import tern.app.transact.Amounts;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.units.TernException;

/// `tern subnets`: all subnets, or those asked for, at one block.
final class SubnetsCommand implements Command {

    private static final int LONGEST_NAME = 32;

    @Override
    public int run(Invocation invocation) throws TernException {
        Set<Integer> wanted = new LinkedHashSet<>();
        for (String typed : invocation.arguments().positionals()) {
            wanted.add(netuid(typed, invocation));
        }
        try (ChainClient chain = invocation.connect()) {
            BlockRef block = chain.blockAtConnect();
            List<Subnet> subnets = pick(new PortfolioService(chain).subnets(block), wanted, invocation);
            if (invocation.json()) {
                write(chain, block, subnets, invocation.out());
            } else {
                Texts texts = invocation.texts();
                invocation.print(new PortfolioText(texts).head(chain.network().title(), block,
                        chain.runtime().specVersion(), Optional.empty()) + "\n\n");
                invocation.print(table(subnets, texts));
            }
        }
        return 0;
    }

    /// A subnet's number as the runtime has it: 0 to 65535.
    static int netuid(String typed, Invocation invocation) throws CliException {
        boolean digits = !typed.isEmpty() && typed.length() <= 5;
        int number = 0;
        for (int i = 0; i < typed.length() && digits; i++) {
            char c = typed.charAt(i);
            digits = c >= '0' && c <= '9';
            number = number * 10 + (c - '0');
        }
        if (!digits || number > 65_535) {
            throw invocation.usage("subnets.not-a-number");
        }
        return number;
    }

    private static List<Subnet> pick(List<Subnet> all, Set<Integer> wanted, Invocation invocation) throws CliException {
        if (wanted.isEmpty()) {
            return all;
        }
        List<Subnet> picked = new ArrayList<>();
        for (int netuid : wanted) {
            Optional<Subnet> found = all.stream().filter(one -> one.netuid() == netuid).findFirst();
            if (found.isEmpty()) {
                throw invocation.trouble(Trouble.NOT_FOUND, "subnets.none", netuid);
            }
            picked.add(found.get());
        }
        return picked;
    }

    private static String table(List<Subnet> subnets, Texts texts) {
        Table table = new Table("rllrrrrr").row(texts.get("column.netuid"), texts.get("column.name"),
                texts.get("column.symbol"), texts.get("column.price"), texts.get("column.tao-in"),
                texts.get("column.alpha-in"), texts.get("column.alpha-out"), texts.get("column.tempo"));
        for (Subnet subnet : subnets) {
            String symbol = Plain.text(subnet.symbol());
            table.row(Integer.toString(subnet.netuid()), Plain.text(subnet.name(), LONGEST_NAME), symbol,
                    Amounts.full(subnet.price(), Amounts.TAO), Amounts.brief(subnet.taoIn(), Amounts.TAO),
                    Amounts.brief(subnet.alphaIn(), symbol), Amounts.brief(subnet.alphaOut(), symbol),
                    Amounts.grouped(subnet.tempoBlocks()));
        }
        return table.text(0);
    }

    private static void write(ChainClient chain, BlockRef block, List<Subnet> subnets, PrintStream out) {
        try (Json json = new Json()) {
            json.text("network", chain.network().id())
                    .text("genesis", chain.genesis().toString())
                    .number("specVersion", chain.runtime().specVersion())
                    .startObject("block");
            PortfolioJson.block(json, block);
            json.endObject().startArray("subnets");
            for (Subnet subnet : subnets) {
                json.startObject()
                        .number("netuid", subnet.netuid())
                        .text("name", Plain.text(subnet.name()))
                        .text("symbol", Plain.text(subnet.symbol()))
                        .rao("priceRao", subnet.price())
                        .rao("taoInRao", subnet.taoIn())
                        .rao("alphaInRao", subnet.alphaIn())
                        .rao("alphaOutRao", subnet.alphaOut())
                        .number("tempoBlocks", subnet.tempoBlocks())
                        .textOrNull("owner", subnet.owner().map(AccountId::address));
                if (subnet.registeredAt().isPresent()) {
                    json.number("registeredAtBlock", subnet.registeredAt().get());
                } else {
                    json.generator().writeNullProperty("registeredAtBlock");
                }
                json.endObject();
            }
            json.endArray().writeTo(out);
        }
    }
}
