package org.shuyuan.render.poster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.storage.Digest;
import org.shuyuan.text.Figures;

/** Draws {@link PosterOffer} for the pages of earlier stages: {@code {cdi:posters.of(id)}}. */
@Named("posters")
@ApplicationScoped
public class PosterOffers {

    private final Posters posters;

    PosterOffers(Posters posters) {
        this.posters = posters;
    }

    public PosterOffer of(UUID id) {
        Optional<Digest> chosen =
                posters.chosen(id).map(poster -> poster.large().digest());
        return new PosterOffer(
                posters.offered(id).stream()
                        .map(offered -> new PosterOffer.Choice(
                                offered.number(),
                                Figures.clock(offered.seconds()),
                                "/api/resources/" + id + "/poster/choices/" + offered.number(),
                                chosen.filter(offered.poster()::equals).isPresent()))
                        .toList(),
                chosen.isPresent());
    }
}
