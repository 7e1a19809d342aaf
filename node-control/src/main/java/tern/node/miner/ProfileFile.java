package tern.node.miner;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tern.node.miner.MinerException.Kind;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A profile as JSON: in Tern's folder, and for somebody else.
final class ProfileFile {

    private static final int FORM = 1;
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    private ProfileFile() {}

    static byte[] write(MinerProfile profile) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(profile));
    }

    /// For somebody else: without what looks secret.
    ///
    /// @param leftOut takes the names of what was left out
    static byte[] export(MinerProfile profile, List<String> leftOut) {
        ObjectNode tree = tree(profile);
        texts(tree, "command", ProfileSecrets.arguments(profile.command(), leftOut));
        map(tree, "environment", ProfileSecrets.variables(profile.environment(), leftOut));
        texts(tree, "leftOut", leftOut);
        // a card is of this computer alone
        tree.remove("cards");
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    private static ObjectNode tree(MinerProfile profile) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("form", FORM);
        tree.put("name", profile.name());
        tree.put("network", profile.network());
        tree.put("netuid", profile.netuid());
        tree.put("hotkey", profile.hotkey().address());
        tree.put("wallet", profile.wallet());
        tree.put("hotkeyName", profile.hotkeyName());
        tree.put("folder", profile.folder().toString());
        texts(tree, "command", profile.command());
        map(tree, "environment", profile.environment());
        profile.axonPort().ifPresent(port -> tree.put("axonPort", port));
        profile.announced().ifPresent(address -> tree.put("announced", address));
        texts(tree, "cards", profile.cards());
        profile.python().ifPresent(folder -> tree.put("python", folder.toString()));
        ObjectNode needs = tree.putObject("needs");
        profile.needs().card().ifPresent(card -> needs.put("card", card));
        profile.needs().cardMemory().ifPresent(bytes -> needs.put("cardMemory", bytes));
        profile.needs().computeCapability().ifPresent(text -> needs.put("computeCapability", text));
        profile.needs().cores().ifPresent(cores -> needs.put("cores", cores));
        profile.needs().memory().ifPresent(bytes -> needs.put("memory", bytes));
        profile.needs().disk().ifPresent(bytes -> needs.put("disk", bytes));
        tree.put("bound", profile.bound());
        tree.put("graceSeconds", profile.graceSeconds());
        profile.lossEpochs().ifPresent(epochs -> tree.put("lossEpochs", epochs));
        ObjectNode rules = tree.putObject("rules");
        rules.put("restart", profile.rules().restart());
        rules.put("pauseOnBattery", profile.rules().onBattery());
        profile.rules().hottest().ifPresent(degrees -> rules.put("hottest", degrees));
        profile.rules().dearest().ifPresent(price -> rules.put("dearest", price.toPlainString()));
        return tree;
    }

    private static void texts(ObjectNode tree, String name, List<String> values) {
        ArrayNode items = tree.putArray(name);
        values.forEach(items::add);
    }

    private static void map(ObjectNode tree, String name, Map<String, String> values) {
        ObjectNode object = tree.putObject(name);
        new TreeMap<>(values).forEach(object::put);
    }

    /// @throws MinerException `PROFILE` when it is none, or one that could not be started
    static MinerProfile read(byte[] bytes) throws MinerException {
        try {
            JsonNode tree = JsonMapper.shared().readTree(new String(bytes, StandardCharsets.UTF_8));
            if (tree.path("form").asInt(0) != FORM) {
                throw new MinerException(Kind.PROFILE, Texts.get("profile.form"));
            }
            MinerProfile profile = of(tree);
            profile.check();
            return profile;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new MinerException(Kind.PROFILE, Texts.get("profile.unreadable"),
                    e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage(), e);
        } catch (AddressException e) {
            throw new MinerException(Kind.PROFILE, Texts.get("profile.hotkey"), e.sentence(), e);
        }
    }

    private static MinerProfile of(JsonNode tree) throws AddressException {
        AccountId hotkey = Ss58.parse(tree.path("hotkey").asString(""));
        Map<String, String> environment = new LinkedHashMap<>();
        tree.path("environment")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue()
                        .asString("")));
        JsonNode needs = tree.path("needs");
        return new MinerProfile(tree.path("name").asString(""), tree.path("network").asString("finney"),
                tree.path("netuid").asInt(0), hotkey, tree.path("wallet").asString(""),
                tree.path("hotkeyName").asString(""), path(tree.path("folder").asString("")),
                texts(tree.path("command")), environment, number(tree, "axonPort"), text(tree, "announced"),
                texts(tree.path("cards")), text(tree, "python").map(ProfileFile::path),
                new MinerNeeds(needs.path("card").isBoolean()
                        ? Optional.of(needs.path("card").booleanValue())
                        : Optional.empty(), bytes(needs, "cardMemory"), text(needs, "computeCapability"),
                        number(needs, "cores"), bytes(needs, "memory"), bytes(needs, "disk")),
                tree.path("bound").asBoolean(false), tree.path("graceSeconds").asInt(15), number(tree, "lossEpochs"),
                rules(tree.path("rules")));
    }

    /// What is not said is as usual.
    private static MinerRules rules(JsonNode tree) {
        return new MinerRules(tree.path("restart").asBoolean(true), tree.path("pauseOnBattery").asBoolean(false),
                number(tree, "hottest"), text(tree, "dearest").map(ProfileFile::price));
    }

    private static BigDecimal price(String text) {
        if (!PRICE.matcher(text).matches()) {
            throw new IllegalArgumentException("no price");
        }
        return new BigDecimal(text);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("no path: " + text, e);
        }
    }

    private static Optional<String> text(JsonNode tree, String name) {
        return tree.path(name).isString() ? Optional.of(tree.path(name).stringValue()) : Optional.empty();
    }

    private static OptionalInt number(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    private static OptionalLong bytes(JsonNode tree, String name) {
        return tree.path(name).isIntegralNumber()
                ? OptionalLong.of(tree.path(name).longValue())
                : OptionalLong.empty();
    }

    private static List<String> texts(JsonNode items) {
        List<String> found = new ArrayList<>();
        for (JsonNode item : items) {
            found.add(item.asString(""));
        }
        return found;
    }
}
