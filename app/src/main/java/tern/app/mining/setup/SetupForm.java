package tern.app.mining.setup;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tern.app.ui.Texts;
import tern.node.miner.MinerException;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerRules;
import tern.node.miner.SubnetFolder;

/// Between a miner's profile and the fields in which it stands: says beside a field what is wrong with it. To be used on
/// the FX thread.
final class SetupForm {

    static final int USUAL_GRACE = 15;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,9})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,{}~-]+");

    private final SetupModel model;
    private final Texts texts;
    private boolean sound;

    SetupForm(SetupModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    void fill(MinerProfile profile) {
        put(SetupEntry.NAME, profile.name());
        put(SetupEntry.NETUID, Integer.toString(profile.netuid()));
        put(SetupEntry.FOLDER, profile.folder().toString());
        put(SetupEntry.COMMAND, line(profile.command()));
        StringBuilder variables = new StringBuilder();
        new TreeMap<>(profile.environment()).forEach((name, value) -> variables.append(name)
                .append('=')
                .append(value)
                .append('\n'));
        put(SetupEntry.ENVIRONMENT, variables.toString().strip());
        put(SetupEntry.PORT, text(profile.axonPort()));
        put(SetupEntry.ADDRESS, profile.announced().orElse(""));
        put(SetupEntry.PYTHON, profile.python().map(Path::toString).orElse(""));
        put(SetupEntry.GRACE, Integer.toString(profile.graceSeconds()));
        put(SetupEntry.HOTTEST, text(profile.rules().hottest()));
        put(SetupEntry.DEAREST, profile.rules().dearest().map(BigDecimal::toPlainString).orElse(""));
        put(SetupEntry.LOSSES, text(profile.lossEpochs()));
        model.restart().set(profile.rules().restart());
        model.onBattery().set(profile.rules().onBattery());
        model.goesOn().set(!profile.bound());
        model.hotkey()
                .set(Optional.of(new HotkeyChoice(profile.wallet(), profile.hotkeyName(), profile.hotkey(),
                        false)));
    }

    /// A new one.
    void clear(int port) {
        for (SetupEntry entry : SetupEntry.values()) {
            put(entry, "");
        }
        put(SetupEntry.PORT, Integer.toString(port));
        put(SetupEntry.GRACE, Integer.toString(USUAL_GRACE));
        model.restart().set(true);
        model.onBattery().set(true);
        model.goesOn().set(false);
        model.hotkey().set(Optional.empty());
    }

    void put(SetupEntry entry, String text) {
        model.text(entry).set(text);
        model.wrong(entry).set(Optional.empty());
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    /// The words of a command as they are typed: those with spaces in quotation marks.
    static String line(List<String> words) {
        return String.join(" ", words.stream().map(SetupForm::quoted).toList());
    }

    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return "'" + word.replace("'", "'\"'\"'") + "'";
    }

    /// The profile with what stands in the fields; empty where something there is wrong, which is then said beside it.
    ///
    /// @param network of which it is, where it is new
    /// @param needs   what the subnet says that a miner needs
    Optional<MinerProfile> read(Optional<MinerProfile> before, String network, MinerNeeds needs) {
        sound = true;
        for (SetupEntry entry : SetupEntry.values()) {
            model.wrong(entry).set(Optional.empty());
        }
        model.hotkeyWrong.set(Optional.empty());
        model.wrong.set(Optional.empty());
        String name = typed(SetupEntry.NAME);
        require(NAME.matcher(name).matches(), SetupEntry.NAME);
        int netuid = number(SetupEntry.NETUID, 1, 65_535, true).orElse(1);
        Optional<Path> folder = path(SetupEntry.FOLDER, true);
        List<String> command = command();
        Map<String, String> environment = environment();
        OptionalInt port = number(SetupEntry.PORT, 1_024, 65_535, false);
        Optional<Path> python = path(SetupEntry.PYTHON, false);
        int grace = number(SetupEntry.GRACE, 1, 600, true).orElse(USUAL_GRACE);
        OptionalInt losses = number(SetupEntry.LOSSES, 1, 100_000, false);
        MinerRules rules = new MinerRules(model.restart().get(), model.onBattery().get(),
                number(SetupEntry.HOTTEST, 40, 110, false), price());
        Optional<HotkeyChoice> hotkey = model.hotkey().get();
        if (hotkey.isEmpty()) {
            sound = false;
            model.hotkeyWrong.set(Optional.of(texts.get("setup.wrong.hotkey")));
        } else if (hotkey.get().locked()) {
            sound = false;
            model.hotkeyWrong.set(Optional.of(texts.get("setup.wrong.locked")));
        }
        if (!sound) {
            return Optional.empty();
        }
        HotkeyChoice chosen = hotkey.orElseThrow();
        MinerProfile profile = new MinerProfile(name, before.map(MinerProfile::network).orElse(network), netuid,
                chosen.account(), chosen.wallet(), chosen.hotkey(), folder.orElseThrow(), command, environment, port,
                Optional.of(typed(SetupEntry.ADDRESS)).filter(text -> !text.isEmpty()), model.takenCards(), python,
                needs, !model.goesOn().get(), grace, losses, rules);
        try {
            profile.check();
            return Optional.of(profile);
        } catch (MinerException e) {
            // what is of several fields, or of none
            model.wrong.set(Optional.of(e.sentence()));
            return Optional.empty();
        }
    }

    String typed(SetupEntry entry) {
        return model.text(entry).get().strip();
    }

    private void require(boolean good, SetupEntry entry) {
        if (!good) {
            sound = false;
            model.wrong(entry).set(Optional.of(texts.get("setup.wrong." + entry.key())));
        }
    }

    private OptionalInt number(SetupEntry entry, int least, int most, boolean needed) {
        String text = typed(entry);
        if (text.isEmpty() && !needed) {
            return OptionalInt.empty();
        }
        OptionalInt number = NUMBER.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
        boolean good = number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most;
        require(good, entry);
        return good ? number : OptionalInt.empty();
    }

    private Optional<BigDecimal> price() {
        String text = typed(SetupEntry.DEAREST);
        boolean good = text.isEmpty() || PRICE.matcher(text).matches();
        require(good, SetupEntry.DEAREST);
        return text.isEmpty() || !good ? Optional.empty() : Optional.of(new BigDecimal(text.replace(',', '.')));
    }

    private Optional<Path> path(SetupEntry entry, boolean needed) {
        String text = typed(entry);
        if (text.isEmpty() && !needed) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(text);
            require(path.isAbsolute(), entry);
            return Optional.of(path.normalize());
        } catch (InvalidPathException e) {
            require(false, entry);
            return Optional.empty();
        }
    }

    private List<String> command() {
        Optional<List<String>> words = SubnetFolder.words(typed(SetupEntry.COMMAND));
        require(words.isPresent(), SetupEntry.COMMAND);
        return words.orElse(List.of());
    }

    private Map<String, String> environment() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : model.text(SetupEntry.ENVIRONMENT).get().lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            int equals = line.indexOf('=');
            require(equals > 0, SetupEntry.ENVIRONMENT);
            if (equals > 0) {
                found.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return found;
    }
}
