package tern.app.ui;

import java.util.Objects;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import tern.wallet.keys.AccountId;

/// Draws an account's [Identicon] in the size that style sheets give (`.identicon`, in em).
///
/// The circles' colours are data, not theme: they are the same in every wallet.
public final class IdenticonView extends Region {

    private @Nullable AccountId shown;

    public IdenticonView() {
        getStyleClass().add("identicon");
        setMouseTransparent(true);
    }

    public IdenticonView(AccountId account) {
        this();
        show(account);
    }

    /// @param account null: nothing is drawn
    public void show(@Nullable AccountId account) {
        if (account != null && Objects.equals(account, shown)) {
            return;
        }
        shown = account;
        getChildren().clear();
        if (account == null) {
            return;
        }
        Circle ground = new Circle();
        ground.getStyleClass().add("ground");
        ground.setManaged(false);
        getChildren().add(ground);
        for (Identicon.Circle circle : Identicon.of(account)) {
            Circle drawn = new Circle();
            drawn.setManaged(false);
            drawn.setUserData(circle);
            drawn.setFill(circle.colour().map(IdenticonView::colour).orElse(Color.TRANSPARENT));
            getChildren().add(drawn);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double side = Math.min(getWidth(), getHeight());
        double factor = side / Identicon.SIDE;
        getChildren().forEach(node -> {
            Circle drawn = (Circle) node;
            if (drawn.getUserData() instanceof Identicon.Circle circle) {
                drawn.setCenterX(circle.x() * factor);
                drawn.setCenterY(circle.y() * factor);
                drawn.setRadius(Identicon.RADIUS * factor);
            } else {
                drawn.setCenterX(side / 2);
                drawn.setCenterY(side / 2);
                drawn.setRadius(side / 2);
            }
        });
    }

    static Color colour(Identicon.Hsl hsl) {
        double lightness = hsl.lightness() / 100.0;
        double saturation = hsl.saturation() / 100.0;
        double value = lightness + saturation * Math.min(lightness, 1 - lightness);
        // saturation of HSL may pass 100 % in the algorithm: browsers cut it, so do we
        double hsb = value == 0 ? 0 : Math.clamp(2 * (1 - lightness / value), 0, 1);
        return Color.hsb(hsl.hue(), hsb, Math.clamp(value, 0, 1));
    }
}
