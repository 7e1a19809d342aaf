package tern.node.miner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tern.wallet.keys.Redaction;

/// What of a profile looks secret: such values stay on this computer when the profile is given to somebody.
final class ProfileSecrets {

    /// Stands where a secret was.
    static final String LEFT_OUT = "<left out>";

    private static final Pattern NAME = Pattern.compile(
            "(?:^|[_.\\-])(?:api_?key|key|token|secret|pass|passwd|password|pw|mnemonic|seed|credentials?|auth|bearer"
                    + "|private|access_?key|cookie|session)(?:$|[_.\\-])",
            Pattern.CASE_INSENSITIVE);
    /// What services give out: a prefix, and then a row of letters and digits.
    private static final Pattern TOKEN = Pattern.compile(
            "(?:hf_|sk-|ghp_|gho_|github_pat_|xox[abp]-|AKIA|eyJ|glpat-|wandb_)[A-Za-z0-9_\\-.]{8,}");
    private static final Pattern RANDOM = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9+/=_\\-]{24,}");
    /// Written so, a value is a place or a public thing, however long it is.
    private static final Pattern PLAIN = Pattern
            .compile("[~./{]|[a-z]+://[^@]*$|5[1-9A-HJ-NP-Za-km-z]{46,48}$|(?:GPU|MIG)-");

    private ProfileSecrets() {}

    static boolean isSecretName(String name) {
        // `hfToken` as `hf_Token`
        return NAME.matcher(name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)).find();
    }

    static boolean looksSecret(String value) {
        if (TOKEN.matcher(value).find()) {
            return true;
        }
        if (PLAIN.matcher(value).lookingAt()) {
            return false;
        }
        String home = System.getProperty("user.home", "");
        String text = home.length() > 1 ? value.replace(home, "~") : value;
        return RANDOM.matcher(value).matches() || Redaction.of(text).contains("removed]");
    }

    /// @param leftOut takes the names of what was left out
    static Map<String, String> variables(Map<String, String> all, List<String> leftOut) {
        Map<String, String> kept = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            boolean secret = !value.isEmpty() && (isSecretName(name) || looksSecret(value));
            kept.put(name, secret ? LEFT_OUT : value);
            if (secret) {
                leftOut.add(name);
            }
        });
        return kept;
    }

    static List<String> arguments(List<String> all, List<String> leftOut) {
        List<String> kept = new ArrayList<>();
        String before = "";
        for (String argument : all) {
            int equals = argument.indexOf('=');
            boolean flag = argument.startsWith("-");
            if (flag && equals > 0 && hides(argument.substring(0, equals), argument.substring(equals + 1))) {
                kept.add(argument.substring(0, equals + 1) + LEFT_OUT);
                leftOut.add(argument.substring(0, equals));
            } else if (!flag && !argument.startsWith("{") && !kept.isEmpty()
                    && (hides(before, argument) || looksSecret(argument))) {
                kept.add(LEFT_OUT);
                leftOut.add(before.isEmpty() ? argument.substring(0, Math.min(2, argument.length())) + "…" : before);
            } else {
                kept.add(argument);
            }
            before = flag && equals < 0 ? argument : "";
        }
        return kept;
    }

    /// `--wallet.hotkey` is a name, `--wandb.key` is a key.
    private static boolean hides(String flag, String value) {
        String name = flag.replaceAll("^-+", "");
        return !value.isEmpty() && !name.isEmpty() && (isSecretName(name) || looksSecret(value));
    }
}
