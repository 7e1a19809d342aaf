package tern.wallet.bittensor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Makes text that strangers put on the chain safe to show: names of subnets and validators, symbols.
///
/// Removed are control characters, everything invisible or zero-width, what overrides the direction of text, private
/// and unassigned characters, and bytes that are not UTF-8. White space becomes single blanks, piles of combining marks
/// become two, the length is bounded. What is left may still lie: it is a claim, not an identity.
public final class UntrustedText {

    private static final int MAX_MARKS = 2;

    private UntrustedText() {}

    /// @param utf8         bytes from the chain
    /// @param maxCharacters longest result, in Unicode characters; a cut is marked with `…`
    /// @return empty when nothing visible is left
    public static Optional<String> clean(byte[] utf8, int maxCharacters) {
        return clean(new String(utf8, StandardCharsets.UTF_8), maxCharacters);
    }

    /// @see #clean(byte[], int)
    public static Optional<String> clean(String text, int maxCharacters) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), 4 * maxCharacters));
        int count = 0;
        int marks = 0;
        boolean gap = false;
        for (int i = 0; i < text.length();) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isSpace(character)) {
                gap = count > 0;
                continue;
            }
            if (isHidden(character)) {
                continue;
            }
            marks = isMark(character) ? marks + 1 : 0;
            if (marks > MAX_MARKS || (marks > 0 && count == 0)) {
                continue;
            }
            int wanted = gap ? 2 : 1;
            if (count + wanted > maxCharacters) {
                return Optional.of(cut(out, count, maxCharacters));
            }
            if (gap) {
                out.append(' ');
                gap = false;
            }
            out.appendCodePoint(character);
            count += wanted;
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
    }

    private static String cut(StringBuilder out, int count, int maxCharacters) {
        int keep = Math.min(count, maxCharacters - 1);
        int end = out.offsetByCodePoints(0, keep);
        return out.substring(0, end).stripTrailing() + '…';
    }

    private static boolean isSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (character >= '\t' && character <= '\r') || character == 0x85;
        };
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            // FORMAT holds zero-width characters, direction overrides and isolates, and tag characters
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                true;
            default -> looksEmpty(character);
        };
    }

    /// Characters that count as letters, marks or symbols and yet show nothing.
    private static boolean looksEmpty(int character) {
        return switch (character) {
            case 0xfffd, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default -> (character >= 0xfe00 && character <= 0xfe0f)
                    || (character >= 0xe0100 && character <= 0xe01ef)
                    || (character >= 0x180b && character <= 0x180f);
        };
    }
}
