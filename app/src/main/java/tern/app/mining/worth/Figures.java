package tern.app.mining.worth;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as a person types them: where the locale has a decimal comma, a comma or a point is read as that; what could
/// mean two numbers is none.
final class Figures {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}");
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");

    private final boolean comma;

    /// @param comma whether the locale has a decimal comma
    Figures(boolean comma) {
        this.comma = comma;
    }

    /// Empty for what is no number, below nothing, or could mean two numbers.
    Optional<BigDecimal> find(String typed) {
        String text = typed.strip();
        if (comma) {
            long signs = text.chars().filter(sign -> sign == ',' || sign == '.').count();
            if (signs > 1 || GROUPED.matcher(text).matches()) {
                return Optional.empty();
            }
            text = text.replace(',', '.');
        }
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /// As it is typed here.
    String written(BigDecimal number) {
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return comma ? plain.replace('.', ',') : plain;
    }
}
