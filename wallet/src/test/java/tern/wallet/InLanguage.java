package tern.wallet;

import java.util.Locale;

/// Runs something as a window of another language would: with that display locale, which is put back afterwards.
public final class InLanguage {

    /// May fail in any way.
    public interface Doing<T> {
        T run() throws Exception;
    }

    private InLanguage() {}

    /// @param tag `de`, `zh-CN`, …
    public static <T> T of(String tag, Doing<T> doing) throws Exception {
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(tag));
        try {
            return doing.run();
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
    }
}
