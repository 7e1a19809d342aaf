package tern.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WCAG 2.2, success criteria 1.4.3 (text, 4.5 to 1) and 1.4.11 (marks, 3 to 1), on the tokens themselves.
class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("-tern-([a-z0-9-]+):\\s*#([0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {"tokens-dark.css", "tokens-light.css"})
    void textCanBeReadOnEveryGroundItStandsOn(String sheet) throws IOException {
        Map<String, Double> light = luminances(sheet);
        for (String ground : List.of("bg", "side", "panel", "panel-2")) {
            for (String text : List.of("text", "muted", "dim-text", "accent-text", "positive", "negative",
                    "warning-text")) {
                assertContrast(light, text, ground, 4.5);
            }
        }
        assertContrast(light, "accent-text", "accent-bg", 4.5);
        assertContrast(light, "text", "accent-bg", 4.5);
        assertContrast(light, "text", "negative-bg", 4.5);
        assertContrast(light, "warning-text", "warning-bg", 4.5);
        assertContrast(light, "on-accent", "accent-fill", 4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens-dark.css", "tokens-light.css"})
    void chartColoursStandOutAndCarryTheirSymbols(String sheet) throws IOException {
        Map<String, Double> light = luminances(sheet);
        for (int series = 1; series <= 7; series++) {
            assertContrast(light, "series-" + series, "panel", 3);
            assertContrast(light, "on-series-" + series, "series-" + series, 4.5);
        }
        for (String part : List.of("part-root", "part-subnets", "part-free", "part-reserved")) {
            assertContrast(light, part, "panel", 3);
        }
    }

    private static void assertContrast(Map<String, Double> light, String front, String back, double least) {
        double a = light.get(front);
        double b = light.get(back);
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertThat(contrast).as("%s on %s", front, back).isGreaterThanOrEqualTo(least);
    }

    private static Map<String, Double> luminances(String sheet) throws IOException {
        String css;
        try (InputStream stream = ContrastTest.class.getResourceAsStream("/tern/assets/css/" + sheet)) {
            css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, Double> light = new HashMap<>();
        Matcher matcher = TOKEN.matcher(css);
        while (matcher.find()) {
            int rgb = Integer.parseInt(matcher.group(2), 16);
            light.put(matcher.group(1), 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff)
                    + 0.0722 * linear(rgb & 0xff));
        }
        assertThat(light).hasSizeGreaterThan(30);
        return light;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
