package se.sakeratkomst.ehm.eservice;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An e-service's registration in one federation; an e-service that is in both has two rows and one client id. */
@Table("e_service")
record Registration(
        @Id @Nullable Long id, String lab, String entityId, String federation, String name, String clientId) {}
