package tern.wallet.rpc;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.units.Said;
import tern.wallet.units.Sentences;

/// Texts that may be shown: the sentences of this package, from `rpc.properties` in the user's language, addresses
/// without secrets, foreign words without control characters.
final class Texts {

    /// Longer path parts are taken for an access key, as hosted endpoints put them there.
    private static final int LONGEST_PLAIN_PATH_PART = 15;

    private static final Sentences SENTENCES = Sentences.beside(Texts.class, "rpc");

    private Texts() {}

    /// @param key    of the bundle
    /// @param values for `{0}`, `{1}`…
    /// @return made into words when somebody reads it
    static Said say(String key, Object... values) {
        return SENTENCES.say(key, values);
    }

    /// The package's logger, fetched only when there is something to say: a logging back-end takes a good part of a
    /// short command's time to start.
    static Logger log() {
        return LoggerFactory.getLogger("tern.wallet.rpc");
    }

    /// The address without user-info, query and fragment, and with long path parts hidden.
    static URI shown(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        StringBuilder cleanPath = new StringBuilder();
        int from = 0;
        while (from < path.length()) {
            int to = path.indexOf('/', from);
            if (to < 0) {
                to = path.length();
            }
            cleanPath.append(to - from > LONGEST_PLAIN_PATH_PART ? "..." : path.substring(from, to));
            if (to < path.length()) {
                cleanPath.append('/');
            }
            from = to + 1;
        }
        try {
            return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), cleanPath.toString(), null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an endpoint address", e);
        }
    }

    /// Foreign text made fit for a log or a screen: control and direction characters replaced, length limited.
    static String clean(String text, int max) {
        int end = Math.min(text.length(), max);
        if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder out = new StringBuilder(end + 3);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean odd = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            out.append(odd ? ' ' : c);
        }
        if (end < text.length()) {
            out.append("...");
        }
        return out.toString().strip();
    }

    /// `30 s`, `1.5 s`, `200 ms`, `3 min`.
    static String spoken(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis >= 120_000) {
            return (millis + 59_999) / 60_000 + " min";
        }
        long tenths = (millis + 50) / 100;
        return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }
}
