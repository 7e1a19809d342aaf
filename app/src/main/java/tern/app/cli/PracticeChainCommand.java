package tern.app.cli;

import tern.app.transact.Amounts;
import java.util.List;
import java.util.OptionalLong;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.PracticeCalls.Block;
import tern.node.practice.control.StartWish;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern practice faucet`, `advance`, `jump` and `upgrade`: what can be done to the practice network's chain and to no
/// other. The node is started where it does not run.
final class PracticeChainCommand implements Command {

    private static final int MOST_BLOCKS = 7_200;
    private static final int MOST_DAYS = 60;
    private static final Rao MOST = Rao.of(10_000 * Rao.PER_TAO);
    private static final Rao USUAL = Rao.of(100 * Rao.PER_TAO);

    private final CommandId id;

    PracticeChainCommand(CommandId id) {
        this.id = id;
    }

    /// What to do once the node answers. Everything typed was read before that.
    @FunctionalInterface
    private interface Deed {
        void run(PracticeCalls calls) throws TernException;
    }

    @Override
    public int run(Invocation invocation) throws TernException {
        PracticeAccess access = PracticeAccess.forCommand(invocation);
        Deed deed = switch (id) {
            case PRACTICE_FAUCET -> faucet(invocation);
            case PRACTICE_ADVANCE -> advance(invocation);
            case PRACTICE_JUMP -> jump(invocation);
            default -> upgrade(invocation);
        };
        return access.interruptibly(() -> {
            access.network().start(StartWish.quiet(), access.progress());
            try (PracticeCalls calls = access.network().control().calls()) {
                deed.run(calls);
            }
            return 0;
        });
    }

    private static Deed faucet(Invocation invocation) throws TernException {
        List<String> words = invocation.arguments().positionals();
        String whom = words.getFirst();
        AccountId to = Holders.looksLikeAddress(whom)
                ? Ss58.parse(whom)
                : Wallets.coldkey(Wallets.find(whom, invocation), invocation);
        Rao amount = words.size() > 1 ? TransactionFlow.amount(words.get(1), invocation) : USUAL;
        if (amount.compareTo(MOST) > 0) {
            throw invocation.usage("practice.too-much", Amounts.brief(MOST, Amounts.TAO));
        }
        return calls -> {
            Block block = calls.faucet(to, amount.value());
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.text("to", to.address()).rao("amountRao", amount);
                    write(json, block, invocation);
                }
            }
            invocation.say("practice.given", Amounts.brief(amount, Amounts.TAO), to.address(),
                    Amounts.grouped(block.number()));
        };
    }

    private static Deed advance(Invocation invocation) throws CliException {
        long blocks = number(invocation, MOST_BLOCKS, "practice.bad-blocks");
        return calls -> {
            Block block = calls.advance(blocks);
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.number("blocks", blocks);
                    write(json, block, invocation);
                }
            }
            invocation.say("practice.advanced", Amounts.grouped(block.number()));
        };
    }

    private static Deed jump(Invocation invocation) throws CliException {
        long days = number(invocation, MOST_DAYS, "practice.bad-days");
        return calls -> {
            invocation.remark("practice.jumping");
            Block block = calls.jumpDays(days);
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.number("days", days);
                    write(json, block, invocation);
                }
            }
            invocation.say("practice.jumped", days, Amounts.grouped(block.number()));
        };
    }

    private static Deed upgrade(Invocation invocation) throws CliException {
        String edition = PracticeStartCommand.edition(invocation.arguments().positionals().getFirst(), invocation);
        return calls -> {
            Block block = calls.upgrade(edition);
            long spec = calls.standing().specVersion();
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.text("edition", edition).number("specVersion", spec);
                    write(json, block, invocation);
                }
            }
            invocation.say("practice.upgraded", edition, spec, Amounts.grouped(block.number()));
        };
    }

    /// The one number of a command; 1 where none was typed.
    private static long number(Invocation invocation, long most, String key) throws CliException {
        List<String> words = invocation.arguments().positionals();
        if (words.isEmpty()) {
            return 1;
        }
        OptionalLong number = Whole.between(words.getFirst(), 1, most);
        return number.orElseThrow(() -> invocation.usage(key, Amounts.grouped(most)));
    }

    private static void write(Json json, Block block, Invocation invocation) {
        json.startObject("block")
                .number("number", block.number())
                .text("hash", block.hash())
                .endObject()
                .writeTo(invocation.out());
    }
}
