# syntax=docker/dockerfile:1
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
RUN node scripts/build.mjs

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LOGLORE_DATA_DIR=/data
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /app loglore && mkdir /data && chown loglore /data
COPY --from=build --chown=loglore /app /app
USER loglore
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# There is no login yet: LOGLORE_ALLOW_REMOTE=1 must be said by whoever publishes the port.
CMD ["node", "scripts/start.mjs"]
