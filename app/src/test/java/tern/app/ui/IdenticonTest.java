package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import tern.wallet.keys.AccountId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against what the Polkadot UI library (`@polkadot/ui-shared` 3) draws for forty keys.
class IdenticonTest {

    @Test
    void drawsTheSamePictureAsOtherWallets() throws IOException {
        JsonNode cases;
        try (InputStream stream = IdenticonTest.class.getResourceAsStream("identicons.json")) {
            cases = JsonMapper.shared().readTree(stream);
        }
        assertThat(cases.size()).isEqualTo(40);
        for (JsonNode one : cases) {
            List<Identicon.Circle> circles = Identicon.of(AccountId.ofHex(one.path("publicKey").stringValue()));
            assertThat(circles).hasSize(Identicon.CIRCLES);
            for (int i = 0; i < circles.size(); i++) {
                JsonNode expected = one.path("circles").path(i);
                assertThat(circles.get(i).x()).isCloseTo(expected.path(0).doubleValue(), within(0.001));
                assertThat(circles.get(i).y()).isCloseTo(expected.path(1).doubleValue(), within(0.001));
                assertThat(css(circles.get(i))).as("%s circle %d", one.path("publicKey"), i)
                        .isEqualTo(expected.path(2).stringValue());
            }
        }
    }

    @Test
    void coloursAreThoseOfCss() {
        assertThat(IdenticonView.colour(new Identicon.Hsl(0, 100, 50))).isEqualTo(Color.RED);
        Color light = IdenticonView.colour(new Identicon.Hsl(240, 100, 75));
        assertThat(light.getRed()).isCloseTo(0.5, within(0.001));
        assertThat(light.getBlue()).isCloseTo(1, within(0.001));
        assertThat(IdenticonView.colour(new Identicon.Hsl(120, 0, 35)).getSaturation()).isZero();
        Color tooMuch = IdenticonView.colour(new Identicon.Hsl(10, 109, 15));
        assertThat(tooMuch.getBlue()).isEqualTo(0);
    }

    private static String css(Identicon.Circle circle) {
        return circle.colour()
                .map(hsl -> hsl.equals(Identicon.Hsl.GREY)
                        ? "#444"
                        : "hsl(" + hsl.hue() + ", " + hsl.saturation() + "%, " + hsl.lightness() + "%)")
                .orElse("transparent");
    }
}
