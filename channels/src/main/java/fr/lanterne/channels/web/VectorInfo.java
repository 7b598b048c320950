package fr.lanterne.channels.web;

import fr.lanterne.knowledge.VectorStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Shows those who run the service how far the passages are embedded. */
record VectorInfo(ObjectProvider<VectorStatus> vectors) implements InfoContributor {

    @Override
    public void contribute(Info.Builder info) {
        vectors.ifAvailable(present -> info.withDetail("embeddings", present.snapshot()));
    }
}
